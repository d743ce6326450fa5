package dev.sentryprovision.sentry.config;

import dev.sentryprovision.report.AnsibleJson;
import dev.sentryprovision.value.None;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values as lines of YAML that people can read: blocks for long texts, JSON for short ones. */
final class YamlText {

    private static final String INDENT = "  ";

    private YamlText() {}

    /** {@code name: value}, over as many lines as it takes. */
    static List<String> option(String name, Object value) {
        List<String> lines = new ArrayList<>();
        append(lines, "", name + ":", value);
        return lines;
    }

    private static void append(List<String> lines, String indent, String lead, Object value) {
        switch (value) {
            case Map<?, ?> map
            when !map.isEmpty() -> {
                lines.add(indent + lead);
                map.forEach((key, item) -> append(lines, indent + INDENT, key(key) + ":", item));
            }
            case List<?> list
            when !list.isEmpty() -> {
                lines.add(indent + lead);
                list.forEach(item -> lines.add(indent + INDENT + "- " + AnsibleJson.line(item)));
            }
            case String text
            when isBlock(text) -> {
                lines.add(indent + lead + (text.endsWith("\n") ? " |" : " |-"));
                text.lines().forEach(line -> lines.add(line.isEmpty() ? "" : indent + INDENT + line));
            }
            case None _ -> lines.add(indent + lead + " null");
            default -> lines.add(indent + lead + " " + AnsibleJson.line(value));
        }
    }

    private static String key(Object key) {
        return key instanceof String text && !text.matches("[A-Za-z][A-Za-z0-9_.-]*")
                ? AnsibleJson.line(text)
                : key.toString();
    }

    /** Several lines that a block gives back as they are. */
    private static boolean isBlock(String text) {
        return text.stripTrailing().contains("\n")
                && !text.startsWith(" ")
                && !text.startsWith("\n")
                && !text.endsWith("\n\n")
                && text.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c));
    }
}
