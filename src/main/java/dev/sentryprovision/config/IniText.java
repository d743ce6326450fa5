package dev.sentryprovision.config;

import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The INI of {@code ansible.cfg}: Python's configparser with comments after {@code ;} and without interpolation. Lines that
 * are indented go on with the value before them.
 */
final class IniText {

    private static final Pattern SECTION = Pattern.compile("\\[([^]]+)]\\s*");
    private static final Pattern ENTRY = Pattern.compile("([^=:\\s][^=:]*?)\\s*[=:]\\s*(.*)");

    private final String source;
    private final Problems problems;
    private final List<IniEntry> entries = new ArrayList<>();
    private String section = "";

    private IniText(String source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    static List<IniEntry> entries(String text, String source, Problems problems) {
        IniText ini = new IniText(source, problems);
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            ini.line(withoutComment(line).stripTrailing(), ++number);
        }
        return ini.entries;
    }

    private static String withoutComment(String line) {
        if (line.stripLeading().startsWith("#") || line.stripLeading().startsWith(";")) {
            return "";
        }
        Matcher comment = Pattern.compile("\\s;").matcher(line);
        return comment.find() ? line.substring(0, comment.start()) : line;
    }

    private void line(String line, int number) {
        SourceSpan where = SourceSpan.at(source, number, 0);
        Matcher header = SECTION.matcher(line);
        Matcher entry = ENTRY.matcher(line);
        if (line.isBlank()) {
            return;
        }
        if (Character.isWhitespace(line.charAt(0)) && !entries.isEmpty()) {
            IniEntry before = entries.removeLast();
            entries.add(new IniEntry(before.key(), before.value() + "\n" + line.strip(), before.where()));
        } else if (header.matches()) {
            section = header.group(1);
        } else if (section.isEmpty()) {
            problems.error("a line before the first [section]", where, "begin the file with [defaults]");
        } else if (entry.matches()) {
            entries.add(new IniEntry(
                    section + "." + entry.group(1).toLowerCase(Locale.ROOT), unquoted(entry.group(2)), where));
        } else {
            problems.error("neither 'key = value' nor '[section]'", where);
        }
    }

    private static String unquoted(String value) {
        int last = value.length() - 1;
        boolean quoted = last > 0
                && value.charAt(0) == value.charAt(last)
                && (value.charAt(0) == '"' || value.charAt(0) == '\'');
        return quoted ? value.substring(1, last) : value;
    }
}
