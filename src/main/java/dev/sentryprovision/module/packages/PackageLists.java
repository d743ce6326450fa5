package dev.sentryprovision.module.packages;

import dev.sentryprovision.module.packages.PackageFactsModule.Tool;
import dev.sentryprovision.value.None;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lists of installed packages that the tools of a machine give, in one round trip. */
final class PackageLists {

    static final String SCRIPT = """
            LC_ALL=C; export LC_ALL
            has() { command -v "$1" >/dev/null 2>&1 && printf '\\036%s\\n' "$2"; }
            has dpkg-query apt && dpkg-query -W -f \
            '${db:Status-Abbrev}\\t${Package}\\t${Version}\\t${Architecture}\\t${Section}\\t${Origin}\\n' 2>/dev/null
            has rpm rpm && rpm -qa --qf '%{NAME}\\t%{VERSION}\\t%{RELEASE}\\t%{EPOCH}\\t%{ARCH}\\n' 2>/dev/null
            has apk apk && apk info -v 2>/dev/null
            has pacman pacman && pacman -Q 2>/dev/null
            :
            """;

    /** Name, version and release; a name may have hyphens, the others not. */
    private static final Pattern OF_APK = Pattern.compile("(.+)-([^-]+)-(r[0-9]+)");

    private PackageLists() {}

    /** The lists that have something in them, in the order of {@link #SCRIPT}. */
    static List<PackageList> parse(String output) {
        List<PackageList> lists = new ArrayList<>();
        for (String part : output.split("\036")) {
            int end = part.indexOf('\n');
            if (end > 0) {
                Tool tool = Tool.valueOf(part.substring(0, end).toUpperCase(java.util.Locale.ROOT));
                lists.add(list(tool, part.substring(end + 1)));
            }
        }
        return lists.stream().filter(list -> !list.packages().isEmpty()).toList();
    }

    private static PackageList list(Tool tool, String text) {
        Map<String, List<Map<String, Object>>> packages = new TreeMap<>();
        text.lines()
                .flatMap(line -> entry(tool, line).stream())
                .forEach(entry -> packages.computeIfAbsent((String) entry.get("name"), _ -> new ArrayList<>())
                        .add(entry));
        return new PackageList(tool, packages);
    }

    private static Optional<Map<String, Object>> entry(Tool tool, String line) {
        return switch (tool) {
            case APT -> ofDpkg(line.split("\t", -1));
            case RPM -> ofRpm(line.split("\t", -1));
            case APK -> ofApk(line.strip());
            case PACMAN -> ofPacman(line.strip().split(" "));
            case AUTO -> Optional.empty();
        };
    }

    private static Optional<Map<String, Object>> ofDpkg(String[] fields) {
        if (fields.length < 6 || !fields[0].startsWith("ii") && !fields[0].startsWith("hi")) {
            return Optional.empty();
        }
        Map<String, Object> entry = entry(fields[1], fields[2], "apt");
        entry.put("arch", fields[3]);
        entry.put("category", fields[4]);
        entry.put("origin", fields[5]);
        return Optional.of(entry);
    }

    private static Optional<Map<String, Object>> ofRpm(String[] fields) {
        // Keys of repositories are kept among packages.
        if (fields.length < 5 || fields[0].equals("gpg-pubkey")) {
            return Optional.empty();
        }
        Map<String, Object> entry = entry(fields[0], fields[1], "rpm");
        entry.put("release", fields[2]);
        entry.put("epoch", fields[3].matches("[0-9]+") ? Long.valueOf(fields[3]) : None.NONE);
        entry.put("arch", fields[4]);
        return Optional.of(entry);
    }

    private static Optional<Map<String, Object>> ofApk(String line) {
        Matcher matcher = OF_APK.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, Object> entry = entry(matcher.group(1), matcher.group(2), "apk");
        entry.put("release", matcher.group(3));
        return Optional.of(entry);
    }

    private static Optional<Map<String, Object>> ofPacman(String[] words) {
        return words.length == 2 ? Optional.of(entry(words[0], words[1], "pacman")) : Optional.empty();
    }

    private static Map<String, Object> entry(String name, String version, String source) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", name);
        entry.put("version", version);
        entry.put("source", source);
        return entry;
    }
}
