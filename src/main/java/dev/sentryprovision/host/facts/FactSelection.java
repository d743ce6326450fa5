package dev.sentryprovision.host.facts;

import dev.sentryprovision.host.Facts;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The facts that a {@code gather_subset} asks for. Names are those of groups of facts; the name of a single fact stands
 * for the group that it is in. As with Ansible, {@code min} is there unless {@code !min} is said, and a name that is
 * said itself stays, whatever leaves it out.
 */
public final class FactSelection {

    private static final String ALL = "all";
    private static final String MIN = "min";

    /** Groups of which {@code min} is made. */
    private static final Map<String, Pattern> MINIMAL = patterns(Map.ofEntries(
            Map.entry("apparmor", "apparmor"),
            Map.entry("caps", "system_capabilities.*"),
            Map.entry("cmdline", "cmdline|proc_cmdline"),
            Map.entry("date_time", "date_time"),
            Map.entry("distribution", "distribution.*|os_family"),
            Map.entry("dns", "dns"),
            Map.entry("env", "env"),
            Map.entry("fips", "fips"),
            Map.entry("local", "local"),
            Map.entry("lsb", "lsb"),
            Map.entry("pkg_mgr", "pkg_mgr"),
            Map.entry(
                    "platform",
                    "architecture|domain|fqdn|hostname|kernel.*|machine.*|nodename|python_version|system"
                            + "|userspace_.*"),
            Map.entry("python", "python"),
            Map.entry("selinux", "selinux.*"),
            Map.entry("service_mgr", "service_mgr|systemd"),
            Map.entry("ssh_pub_keys", "ssh_host_.*"),
            Map.entry("user", "user_.*|effective_.*|real_.*")));

    /** The others; what is in none of them is an interface, and so of {@code network}. */
    private static final Map<String, Pattern> FURTHER = patterns(Map.of(
            "chroot", "is_chroot",
            "fibre_channel_wwn", "fibre_channel_wwn",
            "iscsi", "iscsi_iqn",
            "loadavg", "loadavg",
            "nvme", "hostnqn",
            "virtual", "virtualization_.*",
            "hardware",
                    "(bios|board|chassis|mem|memory|swap|processor|product|uptime)_.*|(mem|swap)(free|total)_mb"
                            + "|processor|cpu_flags|devices|device_links|form_factor|lvm|mounts|system_vendor"));

    private static final String NETWORK = "network";

    /** What is told about the gathering itself. */
    private static final Set<String> ALWAYS = Set.of("gather_subset", "module_setup");

    /** Groups that are gathered for another one. */
    private static final Map<String, List<String>> NEEDS =
            Map.of("hardware", List.of("platform"), NETWORK, List.of("platform", "distribution"));

    private final List<String> words;
    private final Set<String> groups = new HashSet<>();

    /** @param subsets words of {@code gather_subset}; none means all */
    public FactSelection(List<String> subsets) {
        words = subsets.stream().map(String::strip).toList();
        if (words.isEmpty()) {
            groups.addAll(everything());
        } else {
            choose();
        }
    }

    private void choose() {
        Set<String> left = new HashSet<>();
        Set<String> said = new HashSet<>();
        groups.addAll(MINIMAL.keySet());
        for (String word : words) {
            String name = word.replaceFirst("^!", "");
            if (word.equals("!" + ALL)) {
                left.addAll(everything());
                left.removeAll(MINIMAL.keySet());
            } else {
                (word.startsWith("!") ? left : groups).addAll(groupsOf(name));
                said.addAll(word.startsWith("!") || isCollective(name) ? Set.of() : groupsOf(name));
            }
        }
        left.removeAll(said);
        groups.removeAll(left);
        NEEDS.forEach((group, needed) -> groups.addAll(groups.contains(group) ? needed : List.of()));
    }

    private static boolean isCollective(String name) {
        return name.equals(ALL) || name.equals(MIN);
    }

    private static Collection<String> groupsOf(String name) {
        return switch (name) {
            case ALL -> everything();
            case MIN -> MINIMAL.keySet();
            case NETWORK -> Set.of(NETWORK);
            default -> Set.of(MINIMAL.containsKey(name) || FURTHER.containsKey(name) ? name : groupOf(name));
        };
    }

    private static Set<String> everything() {
        Set<String> all = new HashSet<>(MINIMAL.keySet());
        all.addAll(FURTHER.keySet());
        all.add(NETWORK);
        return all;
    }

    private static String groupOf(String fact) {
        return named(MINIMAL, fact).or(() -> named(FURTHER, fact)).orElse(NETWORK);
    }

    private static Optional<String> named(Map<String, Pattern> groups, String fact) {
        return groups.entrySet().stream()
                .filter(group -> group.getValue().matcher(fact).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, Pattern> patterns(Map<String, String> texts) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        texts.forEach((name, text) -> patterns.put(name, Pattern.compile(text)));
        return Map.copyOf(patterns);
    }

    /** Those of the facts that are asked for. */
    public Facts of(Facts facts) {
        if (groups.containsAll(everything())) {
            return facts;
        }
        Map<String, Object> chosen = new LinkedHashMap<>();
        facts.values().forEach((name, value) -> {
            if (ALWAYS.contains(name) || groups.contains(groupOf(name))) {
                chosen.put(name, value);
            }
        });
        return new Facts(chosen).with("gather_subset", words);
    }
}
