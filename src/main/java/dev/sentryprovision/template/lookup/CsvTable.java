package dev.sentryprovision.template.lookup;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV: fields in double quotes may hold separators, line ends, and quotes written twice. */
final class CsvTable {

    private final String text;
    private final char separator;
    private int at;

    private CsvTable(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    static List<List<String>> read(String text, char separator) {
        CsvTable table = new CsvTable(text.replace("\r\n", "\n"), separator);
        List<List<String>> rows = new ArrayList<>();
        while (table.at < table.text.length()) {
            rows.add(table.row());
        }
        return rows;
    }

    private List<String> row() {
        List<String> fields = new ArrayList<>();
        while (true) {
            fields.add(text.startsWith("\"", at) ? quoted() : plain());
            if (at >= text.length() || text.charAt(at++) == '\n') {
                return fields;
            }
        }
    }

    private String plain() {
        int start = at;
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length() && !(text.charAt(at) == '"' && !text.startsWith("\"\"", at))) {
            at += text.charAt(at) == '"' ? 1 : 0;
            field.append(text.charAt(at++));
        }
        at++;
        return field.append(plain()).toString();
    }
}
