package dev.sentryprovision.template.python;

import java.util.AbstractList;
import java.util.List;

/** Texts as Python counts them: by code points, not by UTF-16 units. */
public final class CodePoints {

    private CodePoints() {}

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The characters from {@code start} up to {@code end}. */
    public static String slice(String text, int start, int end) {
        if (plain(text)) {
            return text.substring(start, end);
        }
        int from = text.offsetByCodePoints(0, start);
        return text.substring(from, text.offsetByCodePoints(from, end - start));
    }

    /** A position in UTF-16 units as a position in characters. */
    public static int position(String text, int unit) {
        return unit < 0 ? unit : text.codePointCount(0, unit);
    }

    /** Each character as a text. */
    public static List<Object> characters(String text) {
        if (!plain(text)) {
            return text.codePoints().<Object>mapToObj(Character::toString).toList();
        }
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                return String.valueOf(text.charAt(index));
            }

            @Override
            public int size() {
                return text.length();
            }
        };
    }
}
