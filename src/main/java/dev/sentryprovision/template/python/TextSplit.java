package dev.sentryprovision.template.python;

import java.util.Collections;

/** Cutting texts. */
public final class TextSplit {

    private TextSplit() {}

    public static OwnList split(String text, Arguments arguments) {
        Bound bound = arguments.bind("split", "sep", "maxsplit");
        int most = limit(bound);
        return bound.present(0).isPresent() ? bySeparator(text, separator(bound), most) : byWhitespace(text, most);
    }

    static OwnList splitFromRight(String text, Arguments arguments) {
        Bound bound = arguments.bind("rsplit", "sep", "maxsplit");
        int most = limit(bound);
        String reversed = reverse(text);
        OwnList parts = bound.present(0).isPresent()
                ? bySeparator(reversed, reverse(separator(bound)), most)
                : byWhitespace(reversed, most);
        parts.replaceAll(part -> reverse((String) part));
        Collections.reverse(parts);
        return parts;
    }

    private static String reverse(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static int limit(Bound bound) {
        int most = bound.number(1, -1);
        return most < 0 ? Integer.MAX_VALUE : most;
    }

    private static String separator(Bound bound) {
        String separator = TextMethods.text(bound.required(0));
        if (separator.isEmpty()) {
            throw Failure.runtime("empty separator");
        }
        return separator;
    }

    private static OwnList bySeparator(String text, String separator, int most) {
        OwnList parts = new OwnList();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0 && parts.size() < most; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static OwnList byWhitespace(String text, int most) {
        OwnList parts = new OwnList();
        int at = skipSpace(text, 0);
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !TextClass.isSpace(text.charAt(end))) {
                end++;
            }
            if (parts.size() == most) {
                end = text.length();
                while (TextClass.isSpace(text.charAt(end - 1))) {
                    end--;
                }
                parts.add(text.substring(at, end));
                return parts;
            }
            parts.add(text.substring(at, end));
            at = skipSpace(text, end);
        }
        return parts;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && TextClass.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** At each of Python's line ends. */
    public static OwnList lines(String text, boolean keepEnds) {
        OwnList lines = new OwnList();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if ("\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029".indexOf(text.charAt(i)) < 0) {
                continue;
            }
            int end = text.startsWith("\r\n", i) ? i + 2 : i + 1;
            lines.add(text.substring(start, keepEnds ? end : i));
            start = end;
            i = end - 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    static Tuple partition(String text, String separator, int at) {
        return at < 0
                ? Tuple.of(text, "", "")
                : Tuple.of(text.substring(0, at), separator, text.substring(at + separator.length()));
    }

    static Tuple partitionFromRight(String text, String separator) {
        int at = text.lastIndexOf(separator);
        return at < 0 ? Tuple.of("", "", text) : partition(text, separator, at);
    }
}
