package dev.sentryprovision.template.lookup;

import dev.sentryprovision.template.python.Failure;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An INI or properties file. */
record IniTable(Map<String, Map<String, String>> sections, boolean properties) {

    static IniTable read(String text, boolean properties, boolean caseSensitive) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        String section = properties ? "java_properties" : "";
        sections.put(section, new LinkedHashMap<>());
        String last = "";
        for (String line : text.lines().toList()) {
            String plain = line.strip();
            if (plain.isEmpty() || plain.startsWith("#") || plain.startsWith(";")) {
                continue;
            }
            if (plain.startsWith("[") && plain.endsWith("]")) {
                section = plain.substring(1, plain.length() - 1);
                sections.computeIfAbsent(section, _ -> new LinkedHashMap<>());
            } else if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
                sections.get(section).merge(last, plain, (before, more) -> before + "\n" + more);
            } else {
                last = add(sections.get(section), plain, caseSensitive);
            }
        }
        return new IniTable(sections, properties);
    }

    private static String add(Map<String, String> section, String line, boolean caseSensitive) {
        int mark = 0;
        while (mark < line.length() && line.charAt(mark) != '=' && line.charAt(mark) != ':') {
            mark++;
        }
        String name = line.substring(0, mark).strip();
        String key = caseSensitive ? name : name.toLowerCase(Locale.ROOT);
        section.put(key, mark < line.length() ? line.substring(mark + 1).strip() : "");
        return key;
    }

    Map<String, String> section(String name) {
        String wanted = properties ? "java_properties" : name;
        if (!sections.containsKey(wanted)) {
            throw Failure.lookup("the file has no section '" + name + "'");
        }
        return sections.get(wanted);
    }
}
