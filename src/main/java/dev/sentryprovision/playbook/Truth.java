package dev.sentryprovision.playbook;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** True and false as people write them. */
final class Truth {

    private static final Set<String> TRUE = Set.of("yes", "true", "on", "y", "t", "1");
    private static final Set<String> FALSE = Set.of("no", "false", "off", "n", "f", "0");

    private Truth() {}

    static Optional<Boolean> of(Object raw) {
        return switch (raw) {
            case Boolean truth -> Optional.of(truth);
            case Long number when number == 0 || number == 1 -> Optional.of(number == 1);
            case String text -> of(text.toLowerCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> of(String text) {
        if (TRUE.contains(text)) {
            return Optional.of(true);
        }
        return FALSE.contains(text) ? Optional.of(false) : Optional.empty();
    }
}
