package dev.sentryprovision.template.lookup;

import dev.sentryprovision.template.python.Failure;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An INI or properties file.
 *
 * @param sections values by name; a name that stands alone has none
 */
record IniTable(String file, Map<String, Map<String, Optional<String>>> sections, boolean properties) {

    /** The one section of a properties file, which has no heading. */
    private static final String PROPERTIES = "java_properties";

    static IniTable read(String text, String file, boolean properties, boolean caseSensitive, boolean allowsNoValue) {
        IniTable table = new IniTable(file, new LinkedHashMap<>(), properties);
        String section = properties ? PROPERTIES : "";
        table.sections.put(section, new LinkedHashMap<>());
        String last = "";
        for (String line : text.lines().toList()) {
            String plain = line.strip();
            if (plain.isEmpty() || plain.startsWith("#") || plain.startsWith(";")) {
                continue;
            }
            if (plain.startsWith("[") && plain.endsWith("]")) {
                section = plain.substring(1, plain.length() - 1);
                table.sections.computeIfAbsent(section, _ -> new LinkedHashMap<>());
                last = "";
            } else if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
                table.sections
                        .get(section)
                        .merge(
                                last,
                                Optional.of(plain),
                                (before, more) ->
                                        before.map(t -> t + "\n" + plain).or(() -> more));
            } else {
                last = table.add(section, plain, caseSensitive, allowsNoValue);
            }
        }
        return table;
    }

    private String add(String section, String line, boolean caseSensitive, boolean allowsNoValue) {
        int mark = 0;
        while (mark < line.length() && line.charAt(mark) != '=' && line.charAt(mark) != ':') {
            mark++;
        }
        boolean hasValue = mark < line.length();
        if (!hasValue && !allowsNoValue) {
            throw Failure.lookup("'" + line + "' in '" + file + "' has no value; allow_no_value=true lets it pass");
        }
        String name = line.substring(0, mark).strip();
        String key = caseSensitive ? name : name.toLowerCase(Locale.ROOT);
        Optional<String> value = hasValue ? Optional.of(line.substring(mark + 1).strip()) : Optional.empty();
        if (sections.get(section).put(key, value) != null) {
            throw Failure.lookup(
                    "Duplicate option in '" + file + "': section '" + section + "' has '" + key + "' twice");
        }
        return key;
    }

    Map<String, Optional<String>> section(String name) {
        String wanted = properties ? PROPERTIES : name;
        if (!sections.containsKey(wanted)) {
            throw Failure.lookup("No section '" + name + "' in " + file);
        }
        return sections.get(wanted);
    }
}
