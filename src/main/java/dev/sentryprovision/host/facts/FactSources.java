package dev.sentryprovision.host.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@link FactScript} printed, taken apart: parts by name, and files by path. */
final class FactSources {

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Map<String, List<String>> files = new TreeMap<>();

    FactSources(String output) {
        for (String part : output.split(Character.toString(FactScript.NAME))) {
            int end = part.indexOf(FactScript.TEXT);
            if (end > 0) {
                parts.put(part.substring(0, end), part.substring(end + 1));
            }
        }
        part("files").lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                files.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                        .add(line.substring(colon + 1));
            }
        });
    }

    String part(String name) {
        return parts.getOrDefault(name, "");
    }

    /** Names of parts that begin so, without the beginning. */
    Stream<String> partsAfter(String beginning) {
        return parts.keySet().stream()
                .filter(name -> name.startsWith(beginning))
                .map(name -> name.substring(beginning.length()));
    }

    List<String> file(String path) {
        return files.getOrDefault(path, List.of());
    }

    boolean hasFile(String path) {
        return files.containsKey(path);
    }

    /** The only line of a file, or an empty text. */
    String line(String path) {
        return file(path).stream().findFirst().orElse("").strip();
    }

    Stream<String> paths(String beginning) {
        return files.keySet().stream().filter(path -> path.startsWith(beginning));
    }

    boolean isThere(String path) {
        return part("there").lines().anyMatch(path::equals);
    }

    /** A file of shell assignments. */
    Map<String, String> assignments(String path) {
        return file(path).stream()
                .map(String::strip)
                .filter(line -> line.matches("[A-Za-z_][A-Za-z0-9_]*=.*"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> unquoted(line.substring(line.indexOf('=') + 1)),
                        (_, last) -> last,
                        LinkedHashMap::new));
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2
                && (text.startsWith("\"") && text.endsWith("\"") || text.startsWith("'") && text.endsWith("'"));
        return quoted ? text.substring(1, text.length() - 1).replace("\\\"", "\"") : text;
    }
}
