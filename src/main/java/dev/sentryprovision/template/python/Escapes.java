package dev.sentryprovision.template.python;

/** Backslashes in text literals. */
public final class Escapes {

    private Escapes() {}

    /** Only quotes need a backslash; every other one stands for itself. */
    public static String quotesOnly(String content) {
        return content.indexOf('\\') < 0 ? content : content.replace("\\'", "'").replace("\\\"", "\"");
    }

    /** As Python reads them; what it does not know stays as it is. */
    public static String expand(String content) {
        if (content.indexOf('\\') < 0) {
            return content;
        }
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < content.length()) {
            char c = content.charAt(i);
            if (c != '\\' || i + 1 == content.length()) {
                out.append(c);
                i++;
            } else {
                i = escape(content, i + 1, out);
            }
        }
        return out.toString();
    }

    private static int escape(String content, int at, StringBuilder out) {
        char c = content.charAt(at);
        int simple = "abfnrtv\\'\"".indexOf(c);
        if (simple >= 0) {
            out.append("\u0007\b\f\n\r\t\u000b\\'\"".charAt(simple));
            return at + 1;
        }
        int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (digits > 0) {
            return code(content, at, digits, out);
        }
        if (c >= '0' && c <= '7') {
            int end = at;
            while (end < content.length() && end < at + 3 && content.charAt(end) >= '0' && content.charAt(end) <= '7') {
                end++;
            }
            out.appendCodePoint(Integer.parseInt(content.substring(at, end), 8));
            return end;
        }
        if (c == '\n') {
            return at + 1;
        }
        out.append('\\').append(c);
        return at + 1;
    }

    private static int code(String content, int at, int digits, StringBuilder out) {
        int end = Math.min(at + 1 + digits, content.length());
        String hex = content.substring(at + 1, end);
        boolean valid = hex.length() == digits && hex.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        if (!valid || Long.parseLong(hex, 16) > Character.MAX_CODE_POINT) {
            out.append('\\').append(content.charAt(at));
            return at + 1;
        }
        out.appendCodePoint(Integer.parseInt(hex, 16));
        return end;
    }
}
