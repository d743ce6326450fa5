package dev.sentryprovision.playbook;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** True and false as people write them: as keywords, as variables about connections, on the command line. */
public final class Truth {

    private static final Set<String> TRUE = Set.of("yes", "true", "on", "y", "t", "1", "1.0");
    private static final Set<String> FALSE = Set.of("no", "false", "off", "n", "f", "0", "0.0");

    private Truth() {}

    /** What the value says, when it is one of the spellings. */
    public static Optional<Boolean> of(Object value) {
        String text = value.toString().strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(text)) {
            return Optional.of(true);
        }
        return FALSE.contains(text) ? Optional.of(false) : Optional.empty();
    }

    /**
     * What the value says; nothing at all is no.
     *
     * @throws IllegalArgumentException naming {@code what} when the value is neither
     */
    public static boolean of(Object value, String what) {
        return of(value)
                .or(() -> value.toString().isBlank() ? Optional.of(false) : Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException(what + " must be true or false, not '" + value + "'"));
    }
}
