package dev.sentryprovision.host.facts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sections of {@code name=value} or {@code name: value}, as Python's ConfigParser reads them: names become small letters,
 * a line further in goes on with the value above it, and what stands in {@code [DEFAULT]} is in every section.
 */
record IniFacts(String text) {

    private static final Pattern SECTION = Pattern.compile("\\[(.+)].*");
    private static final Pattern OPTION = Pattern.compile("([^=:]*[^=:\\s])\\s*[=:]\\s*(.*)");
    private static final String DEFAULT = "DEFAULT";

    /** Values by section and name; empty where the text is nothing of the kind. */
    Optional<Map<String, Object>> sections() {
        Map<String, Map<String, Object>> found = new LinkedHashMap<>();
        Map<String, Object> current = Map.of();
        String name = "";
        for (String line : text.lines().filter(IniFacts::says).toList()) {
            Matcher section = SECTION.matcher(line);
            Matcher option = OPTION.matcher(line.strip());
            if (Character.isWhitespace(line.charAt(0)) && !name.isEmpty()) {
                current.merge(name, line.strip(), (above, more) -> above + "\n" + more);
            } else if (section.matches()) {
                current = found.computeIfAbsent(section.group(1), _ -> new LinkedHashMap<>());
                name = "";
            } else if (!found.isEmpty() && option.matches()) {
                name = option.group(1).toLowerCase(Locale.ROOT);
                current.put(name, option.group(2));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(withDefaults(found));
    }

    private static boolean says(String line) {
        String text = line.strip();
        return !text.isEmpty() && !text.startsWith("#") && !text.startsWith(";");
    }

    private static Map<String, Object> withDefaults(Map<String, Map<String, Object>> found) {
        Map<String, Object> defaults = found.getOrDefault(DEFAULT, Map.of());
        Map<String, Object> result = new LinkedHashMap<>();
        found.forEach((section, values) -> {
            if (!section.equals(DEFAULT)) {
                Map<String, Object> all = new LinkedHashMap<>(values);
                defaults.forEach(all::putIfAbsent);
                result.put(section, all);
            }
        });
        return result;
    }
}
