package dev.sentryprovision.host.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            Map.entry("pop", "Pop!_OS"),
            Map.entry("devuan", "Devuan"),
            Map.entry("parrot", "Parrot"),
            Map.entry("neon", "KDE neon"),
            Map.entry("manjaro", "Manjaro"),
            Map.entry("scientific", "Scientific"),
            Map.entry("cloudlinux", "CloudLinux"),
            Map.entry("virtuozzo", "Virtuozzo"),
            Map.entry("openEuler", "openEuler"),
            Map.entry("sles", "SLES"),
            Map.entry("sled", "SLED"),
            Map.entry("sles_sap", "SLES_SAP"),
            Map.entry("opensuse-leap", "openSUSE Leap"),
            Map.entry("opensuse-tumbleweed", "openSUSE Tumbleweed"));

    private static final Map<String, List<String>> FAMILIES = Map.of(
            "Debian",
            List.of("Debian", "Ubuntu", "Raspbian", "Linux Mint", "Kali", "Pop!_OS", "Devuan", "Parrot", "KDE neon"),
            "RedHat",
            List.of(
                    "RedHat",
                    "CentOS",
                    "Rocky",
                    "AlmaLinux",
                    "OracleLinux",
                    "Fedora",
                    "Amazon",
                    "Scientific",
                    "CloudLinux",
                    "Virtuozzo",
                    "openEuler"),
            "Suse",
            List.of("SLES", "SLED", "SLES_SAP", "openSUSE Leap", "openSUSE Tumbleweed"),
            "Archlinux",
            List.of("Archlinux", "Manjaro"));

    private static final Pattern CODENAME = Pattern.compile("\\(([^)]+)\\)");

    Map<String, Object> facts() {
        Map<String, String> release = release();
        String name = NAMES.getOrDefault(release.getOrDefault("ID", ""), capitalised(release.getOrDefault("ID", "")));
        String version = version(name, release);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("distribution", name);
        facts.put("distribution_version", version);
        facts.put("distribution_major_version", version.split("\\.", 2)[0]);
        minorVersion(name, version).ifPresent(minor -> facts.put("distribution_minor_version", minor));
        facts.put("distribution_release", codename(name, release));
        ReleaseFile.of(sources, family(name)).ifPresent(file -> facts.putAll(file.facts()));
        facts.put("os_family", family(name));
        facts.put("lsb", lsb(name, release));
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
        // Fedora says that it has none, which is not the same as saying nothing.
        if (release.containsKey("VERSION_CODENAME")) {
            return release.get("VERSION_CODENAME");
        }
        if (family(name).equals("Suse")) {
            String version = release.getOrDefault("VERSION_ID", "");
            return version.contains(".") ? version.substring(version.indexOf('.') + 1) : "0";
        }
        if (name.equals("CentOS") && sources.line("/etc/redhat-release").contains("Stream")) {
            return "Stream";
        }
        Matcher matcher = CODENAME.matcher(release.getOrDefault("VERSION", ""));
        return matcher.find() ? matcher.group(1) : UNTOLD;
    }

    /** Only these have one, with Ansible. */
    private static Optional<String> minorVersion(String name, String version) {
        int dot = version.indexOf('.');
        return switch (name) {
            case "Debian" -> dot < 0 ? Optional.empty() : Optional.of(version.substring(dot + 1));
            case "Amazon" -> Optional.of(dot < 0 ? UNTOLD : version.substring(dot + 1));
            default -> Optional.empty();
        };
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

    /** From the file that the program lsb_release reads, or, where there is the program alone, from what it would read. */
    private Map<String, Object> lsb(String name, Map<String, String> release) {
        Map<String, String> told = sources.assignments("/etc/lsb-release");
        if (told.containsKey("DISTRIB_RELEASE")) {
            return lsb(
                    told.getOrDefault("DISTRIB_ID", ""),
                    told.getOrDefault("DISTRIB_DESCRIPTION", ""),
                    told.get("DISTRIB_RELEASE"),
                    told.getOrDefault("DISTRIB_CODENAME", ""));
        }
        return sources.isThere("/usr/bin/lsb_release") && release.containsKey("VERSION_ID")
                ? lsb(
                        name,
                        release.getOrDefault("PRETTY_NAME", ""),
                        release.get("VERSION_ID"),
                        release.getOrDefault("VERSION_CODENAME", ""))
                : Map.of();
    }

    private static Map<String, Object> lsb(String id, String description, String release, String codename) {
        Map<String, Object> lsb = new LinkedHashMap<>();
        lsb.put("id", id);
        lsb.put("description", description);
        lsb.put("release", release);
        lsb.put("codename", codename);
        lsb.put("major_release", release.split("\\.", 2)[0]);
        return lsb;
    }
}
