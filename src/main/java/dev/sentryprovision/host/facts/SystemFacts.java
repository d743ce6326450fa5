package dev.sentryprovision.host.facts;

import dev.sentryprovision.host.Account;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kernel, name, user, security, and the tools that the system is run with. */
record SystemFacts(FactSources sources, Account account) {

    /** Where each tool is, in the order in which they are looked for. */
    private static final Map<String, String> PACKAGE_TOOLS = orderedMap(
            "/usr/bin/apt-get", "apt",
            "/usr/bin/dnf5", "dnf5",
            "/usr/bin/dnf", "dnf",
            "/usr/bin/microdnf", "dnf",
            "/usr/bin/yum", "yum",
            "/sbin/apk", "apk",
            "/usr/bin/zypper", "zypper",
            "/usr/bin/pacman", "pacman",
            "/bin/opkg", "opkg",
            "/usr/bin/emerge", "portage");

    Map<String, Object> facts(String osFamily) {
        Map<String, Object> facts = new LinkedHashMap<>();
        kernel(facts);
        names(facts);
        user(facts);
        facts.put("selinux", selinux());
        facts.put("apparmor", Map.of("status", enabled(sources.isThere("/sys/kernel/security/apparmor"))));
        facts.put("fips", sources.line("/proc/sys/crypto/fips_enabled").equals("1"));
        facts.put("service_mgr", serviceManager());
        facts.put("pkg_mgr", packageManager(osFamily));
        CommandLine commandLine = CommandLine.of(sources.line("/proc/cmdline"));
        facts.put("cmdline", commandLine.last());
        facts.put("proc_cmdline", commandLine.all());
        facts.put("is_chroot", !sources.part("chroot").isBlank());
        facts.put("env", environment());
        if (!sources.line("/etc/machine-id").isEmpty()) {
            facts.put("machine_id", sources.line("/etc/machine-id"));
        }
        facts.putAll(new IdentityFacts(sources).facts());
        load(facts);
        return facts;
    }

    private void kernel(Map<String, Object> facts) {
        String machine = sources.part("machine").strip();
        facts.put("system", "Linux");
        facts.put("kernel", sources.line("/proc/sys/kernel/osrelease"));
        facts.put("kernel_version", sources.line("/proc/sys/kernel/version"));
        facts.put("machine", machine);
        facts.put("architecture", machine.matches("i[3-6]86") ? "i386" : machine);
        facts.put("userspace_architecture", machine);
        facts.put("userspace_bits", machine.contains("64") || machine.equals("s390x") ? "64" : "32");
    }

    private void names(Map<String, Object> facts) {
        String node = sources.line("/proc/sys/kernel/hostname");
        String full = fullName(node);
        facts.put("nodename", node);
        facts.put("hostname", node.split("\\.", 2)[0]);
        facts.put("fqdn", full);
        facts.put("domain", full.contains(".") ? full.substring(full.indexOf('.') + 1) : "");
    }

    private String fullName(String node) {
        String told = sources.part("fqdn").strip();
        if (node.contains(".") || !told.isEmpty()) {
            return told.isEmpty() ? node : told;
        }
        return sources.file("/etc/hosts").stream()
                .map(line -> List.of(line.replaceFirst("#.*", "").strip().split("\\s+")))
                .filter(words -> words.subList(1, words.size()).contains(node))
                .map(words -> words.get(1))
                .filter(name -> name.startsWith(node + "."))
                .findFirst()
                .orElse(node);
    }

    private void user(Map<String, Object> facts) {
        String[] entry = sources.file("/etc/passwd").stream()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length >= 7 && fields[0].equals(account.user()))
                .findFirst()
                .orElse(new String[] {
                    "", "", "", "", "", "", sources.part("shell").strip()
                });
        facts.put("user_id", account.user());
        facts.put("user_uid", account.uid());
        facts.put("user_gid", account.gid());
        facts.put("user_gecos", entry[4]);
        facts.put("user_dir", account.home());
        facts.put("user_shell", entry[6]);
        facts.put("real_user_id", account.uid());
        facts.put("effective_user_id", account.uid());
        facts.put("real_group_id", account.gid());
        facts.put("effective_group_id", account.gid());
    }

    private Map<String, Object> selinux() {
        String enforce = sources.line("/sys/fs/selinux/enforce");
        if (enforce.isEmpty()) {
            return Map.of("status", "disabled");
        }
        Map<String, String> config = sources.assignments("/etc/selinux/config");
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", "enabled");
        facts.put("mode", enforce.equals("1") ? "enforcing" : "permissive");
        facts.put("config_mode", config.getOrDefault("SELINUX", "unknown"));
        facts.put("type", config.getOrDefault("SELINUXTYPE", "unknown"));
        return facts;
    }

    private static String enabled(boolean yes) {
        return yes ? "enabled" : "disabled";
    }

    /** Ansible's order: what runs first of all counts, unless that is a shell or says nothing by its name. */
    private String serviceManager() {
        String first = sources.line("/proc/1/comm");
        String known = switch (first) {
            case "procd" -> "openwrt_init";
            case "runit-init" -> "runit";
            case "svscan" -> "svc";
            case "openrc-init" -> "openrc";
            default -> first;
        };
        if (!known.isEmpty() && !known.equals("init") && !known.endsWith("sh")) {
            return known;
        }
        return sources.isThere("/run/systemd/system")
                ? "systemd"
                : sources.isThere("/sbin/openrc") ? "openrc" : sources.isThere("/etc/init.d") ? "sysvinit" : "service";
    }

    private String packageManager(String osFamily) {
        List<String> found = PACKAGE_TOOLS.entrySet().stream()
                .filter(tool -> sources.isThere(tool.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        // A tool of another family may be installed beside the system's own.
        return found.stream()
                .filter(tool -> !osFamily.equals("RedHat") || !tool.equals("apt"))
                .findFirst()
                .orElse("unknown");
    }

    private Map<String, Object> environment() {
        Map<String, Object> result = new LinkedHashMap<>();
        String name = "";
        for (String line : sources.part("env").lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0 && line.substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*")) {
                name = line.substring(0, equals);
                result.put(name, line.substring(equals + 1));
            } else if (!name.isEmpty()) {
                result.put(name, result.get(name) + "\n" + line);
            }
        }
        return result;
    }

    private void load(Map<String, Object> facts) {
        double[] loads = Arrays.stream(sources.line("/proc/loadavg").split(" "))
                .limit(3)
                .filter(word -> word.matches("[0-9.]+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        if (loads.length == 3) {
            facts.put("loadavg", Map.of("1m", loads[0], "5m", loads[1], "15m", loads[2]));
        }
    }

    private static Map<String, String> orderedMap(String... pairs) {
        Map<String, String> result = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            result.put(pairs[i], pairs[i + 1]);
        }
        return result;
    }
}
