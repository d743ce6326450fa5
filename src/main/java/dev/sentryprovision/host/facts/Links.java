package dev.sentryprovision.host.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where links lead, as {@code ls -l} shows it: of devices, network interfaces and names of disks. */
record Links(Map<String, String> targets) {

    private static final Pattern LINE = Pattern.compile("\\s(/\\S+) -> (.+)$");

    static Links of(FactSources sources) {
        Map<String, String> targets = new TreeMap<>();
        sources.part("links").lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.find()) {
                targets.put(matcher.group(1), matcher.group(2));
            }
        });
        return new Links(targets);
    }

    /** The target as it is written; an empty text when there is no such link. */
    String target(String path) {
        return targets.getOrDefault(path, "");
    }

    /** The last part of the target. */
    String name(String path) {
        return last(target(path));
    }

    /** Names of the links in a folder. */
    List<String> in(String folder) {
        return targets.keySet().stream()
                .filter(path -> path.startsWith(folder + "/"))
                .map(path -> path.substring(folder.length() + 1))
                .filter(name -> !name.contains("/"))
                .toList();
    }

    /** Names of the links in a folder that lead to a device. */
    List<String> to(String device, String folder) {
        List<String> names = new ArrayList<>();
        in(folder).stream()
                .filter(name -> name(folder + "/" + name).equals(device))
                .forEach(names::add);
        return names;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
