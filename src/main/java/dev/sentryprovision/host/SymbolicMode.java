package dev.sentryprovision.host;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mode in words: clauses between commas, each with users and one or more operations ({@code u+rwX-x,g=u,o=}). It means
 * what it means to Ansible: as with chmod, but {@code =} takes the set-id bits of folders as well, and letters for
 * permissions may stand beside those of users ({@code g=ux}).
 */
record SymbolicMode(List<Operation> operations) {

    private static final Pattern CLAUSE = Pattern.compile("([ugoa]*)((?:[-+=][rwxXstugo]*)+)");
    private static final Pattern OPERATION = Pattern.compile("([-+=])([rwxXstugo]*)");

    /**
     * What a clause without users leaves alone ({@code +w} is {@code u+w}). The machine's own mask is not asked for: nearly
     * all have this one, and a mode should not depend on who logs in.
     */
    private static final int MASKED = 022;

    /** @param users of u, g and o */
    private record Operation(String users, boolean masked, char operator, String letters) {

        int applyTo(int bits, boolean directory) {
            int wanted = 0;
            int all = 0;
            for (char user : users.toCharArray()) {
                wanted |= wanted(user, bits, directory);
                all |= 7 << shiftOf(user) | specialOf(user);
            }
            return switch (operator) {
                case '+' -> bits | wanted;
                case '-' -> bits & ~wanted;
                default -> bits & ~all | wanted;
            };
        }

        private int wanted(char user, int bits, boolean directory) {
            int permissions = 0;
            int special = 0;
            for (char letter : letters.toCharArray()) {
                permissions |= switch (letter) {
                    case 'r' -> 4;
                    case 'w' -> 2;
                    case 'x' -> 1;
                    case 'X' -> directory || (bits & 0111) != 0 ? 1 : 0;
                    case 'u', 'g', 'o' -> bits >> shiftOf(letter) & 7;
                    default -> 0;
                };
                boolean sets = letter == 's' && user != 'o' || letter == 't' && user == 'o';
                special |= sets ? specialOf(user) : 0;
            }
            return (permissions << shiftOf(user)) & ~(masked ? MASKED : 0) | special;
        }
    }

    /** @throws IllegalArgumentException when it is none */
    static SymbolicMode parse(String text) {
        List<Operation> operations = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            Matcher clause = CLAUSE.matcher(each);
            if (!clause.matches()) {
                throw new IllegalArgumentException("not a file mode: '" + text + "'");
            }
            String users = clause.group(1);
            String meant = users.isEmpty() || users.contains("a") ? "ugo" : users;
            Matcher operation = OPERATION.matcher(clause.group(2));
            while (operation.find()) {
                char operator = operation.group(1).charAt(0);
                operations.add(new Operation(meant, users.isEmpty(), operator, operation.group(2)));
            }
        }
        return new SymbolicMode(List.copyOf(operations));
    }

    /** Each operation starts from what those before it left. */
    int applyTo(int current, boolean directory) {
        int bits = current;
        for (Operation each : operations) {
            bits = each.applyTo(bits, directory);
        }
        return bits;
    }

    private static int shiftOf(char user) {
        return user == 'u' ? 6 : user == 'g' ? 3 : 0;
    }

    /** Set-user-id, set-group-id, sticky. */
    private static int specialOf(char user) {
        return user == 'u' ? 04000 : user == 'g' ? 02000 : 01000;
    }
}
