package dev.sentryprovision.run;

import java.util.Locale;

/** Yes or no, in the spellings that keywords and connection variables allow. */
final class Truth {

    private Truth() {}

    /** @throws IllegalArgumentException naming {@code what} when the value is neither */
    static boolean of(Object value, String what) {
        return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on", "1", "y", "t", "1.0" -> true;
            case "no", "false", "off", "0", "n", "f", "0.0", "" -> false;
            default -> throw new IllegalArgumentException(what + " must be true or false, not '" + value + "'");
        };
    }
}
