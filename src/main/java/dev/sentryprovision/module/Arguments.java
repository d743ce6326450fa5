package dev.sentryprovision.module;

import dev.sentryprovision.host.ModeSpec;

/** Conversions of single arguments, for types that modules define themselves. */
public final class Arguments {

    private Arguments() {}

    /** @throws WrongValue when it is none */
    public static ModeSpec mode(Object value) {
        return Values.mode(value);
    }

    /** @throws WrongValue when it is none */
    public static String text(Object value) {
        return Values.text(value);
    }
}
