package dev.sentryprovision.host;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Permissions as a user writes them: octal ({@code 0644}) or symbolic ({@code u=rwX,g+r}). */
public record ModeSpec(String text) {

    private static final Pattern CLAUSE = Pattern.compile("([ugoa]*)([-+=])([rwxXst]*|[ugo])");

    public ModeSpec {
        if (!text.matches("[0-7]{1,5}")) {
            for (String clause : text.split(",", -1)) {
                if (!CLAUSE.matcher(clause).matches()) {
                    throw new IllegalArgumentException("not a file mode: '" + text + "'");
                }
            }
        }
    }

    public static ModeSpec ofBits(int bits) {
        return new ModeSpec(String.format("%04o", bits));
    }

    /** The bits that a file gets. Symbolic modes start from {@code current}; {@code X} asks whether it may be executed. */
    public int applyTo(int current, boolean directory) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text, 8);
        }
        int bits = current;
        for (String clause : text.split(",")) {
            Matcher matcher = CLAUSE.matcher(clause);
            if (matcher.matches()) {
                bits = apply(bits, matcher, directory);
            }
        }
        return bits;
    }

    /** The bits, when they do not depend on what the file has now. */
    public Optional<Integer> fixed() {
        return Character.isDigit(text.charAt(0)) ? Optional.of(applyTo(0, false)) : Optional.empty();
    }

    private static int apply(int bits, Matcher clause, boolean directory) {
        String who = clause.group(1).isEmpty() || clause.group(1).contains("a") ? "ugo" : clause.group(1);
        int mask = 0;
        int wanted = 0;
        for (char c : who.toCharArray()) {
            int shift = shiftOf(c);
            mask |= 7 << shift | (c == 'u' ? 04000 : c == 'g' ? 02000 : 01000);
            wanted |= permissions(clause.group(3), bits, directory) << shift;
        }
        wanted |= special(clause.group(3), who);
        return switch (clause.group(2)) {
            case "+" -> bits | wanted;
            case "-" -> bits & ~wanted;
            default -> bits & ~mask | wanted;
        };
    }

    private static int permissions(String letters, int bits, boolean directory) {
        if (letters.length() == 1 && "ugo".contains(letters)) {
            return bits >> shiftOf(letters.charAt(0)) & 7;
        }
        boolean execute = letters.contains("x") || letters.contains("X") && (directory || (bits & 0111) != 0);
        return (letters.contains("r") ? 4 : 0) | (letters.contains("w") ? 2 : 0) | (execute ? 1 : 0);
    }

    private static int special(String letters, String who) {
        int setId = letters.contains("s") ? (who.contains("u") ? 04000 : 0) | (who.contains("g") ? 02000 : 0) : 0;
        return setId | (letters.contains("t") ? 01000 : 0);
    }

    private static int shiftOf(char who) {
        return who == 'u' ? 6 : who == 'g' ? 3 : 0;
    }
}
