package dev.sentryprovision.module;

import java.util.List;
import java.util.Map;

/** An argument that cannot be what its parameter wants. */
public final class WrongValue extends RuntimeException {

    private final String hint;

    public WrongValue(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public static WrongValue expected(String what, Object got) {
        return new WrongValue("expected " + what + ", got " + describe(got), "");
    }

    /** What to do about it, or an empty text. */
    public String hint() {
        return hint;
    }

    /** A value as messages name it: its sort, and itself where it is short. */
    static String describe(Object value) {
        return switch (value) {
            case String text when text.length() > 60 -> "the text '" + text.substring(0, 57) + "…'";
            case String text -> "the text '" + text + "'";
            case Boolean bool -> "the boolean " + bool;
            case Number number -> "the number " + number;
            case List<?> list -> "a list of " + list.size();
            case Map<?, ?> map -> "a dictionary with the keys " + map.keySet();
            default -> value.toString();
        };
    }
}
