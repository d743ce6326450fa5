package dev.sentryprovision.sentry.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The lines below a key of a YAML file, which are such a file themselves once their indentation is taken away.
 *
 * @param lines a part of the file's own lines: what is done here is done there
 */
record Block(String name, List<String> lines) {

    private static final int DEFAULT_INDENT = 2;

    void merge(Map<?, ?> wanted) {
        int indent = indent();
        StringBuilder text = new StringBuilder();
        lines.forEach(line ->
                text.append(line.substring(Math.min(indent, indentOf(line)))).append('\n'));
        ConfigYaml inner = new ConfigYaml(name, text.toString());
        inner.merge(wanted);
        List<String> after = new ArrayList<>();
        inner.text().lines().forEach(line -> after.add(line.isEmpty() ? line : " ".repeat(indent) + line));
        lines.clear();
        lines.addAll(after);
    }

    /** Of the first line that is no comment; only comments have the indentation of theirs. */
    private int indent() {
        List<String> written = lines.stream().filter(line -> !line.isBlank()).toList();
        return written.stream()
                .filter(line -> !line.strip().startsWith("#"))
                .findFirst()
                .or(() -> written.stream().findFirst())
                .map(Block::indentOf)
                .orElse(DEFAULT_INDENT);
    }

    private static int indentOf(String line) {
        return line.length() - line.stripLeading().length();
    }
}
