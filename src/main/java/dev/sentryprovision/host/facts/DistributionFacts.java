package dev.sentryprovision.host.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which system it is, from os-release and the older files beside it. */
record DistributionFacts(FactSources sources) {

    private static final String UNTOLD = "NA";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("debian", "Debian"),
            Map.entry("ubuntu", "Ubuntu"),
            Map.entry("rhel", "RedHat"),
            Map.entry("centos", "CentOS"),
            Map.entry("rocky", "Rocky"),
            Map.entry("almalinux", "AlmaLinux"),
            Map.entry("ol", "OracleLinux"),
            Map.entry("fedora", "Fedora"),
            Map.entry("amzn", "Amazon"),
            Map.entry("alpine", "Alpine"),
            Map.entry("arch", "Archlinux"),
            Map.entry("gentoo", "Gentoo"),
            Map.entry("raspbian", "Raspbian"),
            Map.entry("linuxmint", "Linux Mint"),
            Map.entry("kali", "Kali"),
            Map.entry("sles", "SLES"),
            Map.entry("opensuse-leap", "openSUSE Leap"),
            Map.entry("opensuse-tumbleweed", "openSUSE Tumbleweed"));

    private static final Map<String, List<String>> FAMILIES = Map.of(
            "Debian", List.of("Debian", "Ubuntu", "Raspbian", "Linux Mint", "Kali"),
            "RedHat", List.of("RedHat", "CentOS", "Rocky", "AlmaLinux", "OracleLinux", "Fedora", "Amazon"),
            "Suse", List.of("SLES", "openSUSE Leap", "openSUSE Tumbleweed"));

    private static final Pattern CODENAME = Pattern.compile("\\(([^)]+)\\)");

    Map<String, Object> facts() {
        Map<String, String> release = release();
        String name = NAMES.getOrDefault(release.getOrDefault("ID", ""), capitalised(release.getOrDefault("ID", "")));
        String version = version(name, release);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("distribution", name);
        facts.put("distribution_version", version);
        facts.put("distribution_major_version", version.split("\\.", 2)[0]);
        facts.put("distribution_release", codename(name, release));
        facts.put("os_family", family(name));
        facts.put("lsb", lsb());
        return facts;
    }

    private Map<String, String> release() {
        Map<String, String> release = sources.assignments("/etc/os-release");
        return release.isEmpty() ? sources.assignments("/usr/lib/os-release") : release;
    }

    /** The most exact version that is written down; "12.5" is only in Debian's own file. */
    private String version(String name, Map<String, String> release) {
        String own = switch (name) {
            case "Debian" -> sources.line("/etc/debian_version");
            case "Alpine" -> sources.line("/etc/alpine-release");
            case "CentOS" -> ofRedHat();
            default -> "";
        };
        String version = own.matches("[0-9].*") ? own : release.getOrDefault("VERSION_ID", "");
        return version.isEmpty() ? UNTOLD : version;
    }

    private String ofRedHat() {
        Matcher matcher = Pattern.compile("release ([0-9.]+)").matcher(sources.line("/etc/redhat-release"));
        return matcher.find() ? matcher.group(1) : "";
    }

    private String codename(String name, Map<String, String> release) {
        String told = release.getOrDefault("VERSION_CODENAME", "");
        if (!told.isEmpty()) {
            return told;
        }
        if (name.equals("CentOS") && sources.line("/etc/redhat-release").contains("Stream")) {
            return "Stream";
        }
        Matcher matcher = CODENAME.matcher(release.getOrDefault("VERSION", ""));
        return matcher.find() ? matcher.group(1) : UNTOLD;
    }

    private static String family(String name) {
        return FAMILIES.entrySet().stream()
                .filter(family -> family.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
    }

    private static String capitalised(String id) {
        return id.isEmpty() ? "OtherLinux" : Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }

    private Map<String, Object> lsb() {
        Map<String, String> told = sources.assignments("/etc/lsb-release");
        Map<String, Object> lsb = new LinkedHashMap<>();
        String release = told.getOrDefault("DISTRIB_RELEASE", "");
        if (!release.isEmpty()) {
            lsb.put("id", told.getOrDefault("DISTRIB_ID", ""));
            lsb.put("description", told.getOrDefault("DISTRIB_DESCRIPTION", ""));
            lsb.put("release", release);
            lsb.put("codename", told.getOrDefault("DISTRIB_CODENAME", ""));
            lsb.put("major_release", release.split("\\.", 2)[0]);
        }
        return lsb;
    }
}
