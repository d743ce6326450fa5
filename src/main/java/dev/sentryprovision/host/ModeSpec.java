package dev.sentryprovision.host;

import java.util.Optional;

/** Permissions as a user writes them: octal ({@code 0644}) or symbolic ({@code u=rwX,g+r-w,o=g}). */
public record ModeSpec(String text) {

    public ModeSpec {
        if (!isOctal(text)) {
            SymbolicMode.parse(text);
        }
    }

    public static ModeSpec ofBits(int bits) {
        return new ModeSpec(String.format("%04o", bits));
    }

    /** The bits that a file gets. Symbolic modes start from {@code current}; {@code X} asks whether it may be executed. */
    public int applyTo(int current, boolean directory) {
        return isOctal(text)
                ? Integer.parseInt(text, 8)
                : SymbolicMode.parse(text).applyTo(current, directory);
    }

    /** The bits, when they do not depend on what the file has now. */
    public Optional<Integer> fixed() {
        return isOctal(text) ? Optional.of(applyTo(0, false)) : Optional.empty();
    }

    private static boolean isOctal(String text) {
        return text.matches("[0-7]{1,5}");
    }
}
