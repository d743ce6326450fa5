package dev.sentryprovision.template.python;

import java.util.Locale;

/** Upper and lower case of texts. */
public final class TextCase {

    private TextCase() {}

    /** Each run of letters with a capital first. */
    public static String title(String text) {
        StringBuilder out = new StringBuilder();
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            out.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toTitleCase(c));
            inWord = Character.isLetter(c);
        }
        return out.toString();
    }

    public static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = Character.charCount(text.codePointAt(0));
        return text.substring(0, first).toUpperCase(Locale.ROOT)
                + text.substring(first).toLowerCase(Locale.ROOT);
    }

    static String swap(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(c -> out.append(
                        Character.isUpperCase(c.codePointAt(0))
                                ? c.toLowerCase(Locale.ROOT)
                                : c.toUpperCase(Locale.ROOT)));
        return out.toString();
    }
}
