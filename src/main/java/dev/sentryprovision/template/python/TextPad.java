package dev.sentryprovision.template.python;

import java.util.List;

/** Widening texts. */
public final class TextPad {

    private TextPad() {}

    static String pad(String method, String text, Arguments arguments) {
        if (method.equals("expandtabs")) {
            return expandTabs(text, arguments.bind(method, "tabsize").number(0, 8));
        }
        List<Object> given = arguments.exactly(method, 1, 2);
        int width = Numbers.index(given.getFirst());
        String fill = given.size() > 1 ? TextMethods.text(given.get(1)) : " ";
        int missing = missing(text, width);
        return switch (method) {
            case "ljust" -> text + fill.repeat(missing);
            case "rjust" -> fill.repeat(missing) + text;
            case "center" -> center(text, width, fill);
            default -> zeroFill(text, missing);
        };
    }

    private static int missing(String text, int width) {
        Limits.checkText(width);
        return Math.max(0, width - CodePoints.length(text));
    }

    /** Python puts the odd blank on the left only when the width is odd. */
    public static String center(String text, int width, String fill) {
        int missing = missing(text, width);
        int left = missing / 2 + (missing & width & 1);
        return fill.repeat(left) + text + fill.repeat(missing - left);
    }

    private static String zeroFill(String text, int missing) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        return signed ? text.charAt(0) + "0".repeat(missing) + text.substring(1) : "0".repeat(missing) + text;
    }

    private static String expandTabs(String text, int size) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (char c : text.toCharArray()) {
            if (c == '\t') {
                Limits.checkText((long) out.length() + size);
                int blanks = size <= 0 ? 0 : size - column % size;
                out.repeat(' ', blanks);
                column += blanks;
            } else {
                out.append(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return out.toString();
    }
}
