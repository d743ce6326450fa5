package dev.sentryprovision.module.files;

import dev.sentryprovision.module.Arguments;
import dev.sentryprovision.module.FromValue;
import dev.sentryprovision.module.WrongValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Flags of a file as chattr is told of them.
 *
 * @param operator plus, minus, or an equals sign, which says all of them
 */
public record FileFlags(char operator, String letters) {

    /** What a file system sets by itself, or only tells: extents, an index, encryption, inline data, verity. */
    private static final String ITS_OWN = "eEIhNVZ";

    /** What Ansible calls them. */
    private static final Map<Character, String> NAMES = Map.ofEntries(
            Map.entry('A', "noatime"),
            Map.entry('a', "append"),
            Map.entry('c', "compressed"),
            Map.entry('C', "nocow"),
            Map.entry('d', "nodump"),
            Map.entry('D', "dirsync"),
            Map.entry('e', "extents"),
            Map.entry('E', "encrypted"),
            Map.entry('h', "blocksize"),
            Map.entry('i', "immutable"),
            Map.entry('I', "indexed"),
            Map.entry('j', "journalled"),
            Map.entry('N', "inline"),
            Map.entry('s', "zero"),
            Map.entry('S', "synchronous"),
            Map.entry('t', "notail"),
            Map.entry('T', "blockroot"),
            Map.entry('u', "undelete"),
            Map.entry('X', "compressedraw"),
            Map.entry('Z', "compresseddirty"));

    private static final String LETTERS = "[aAcCdDeEFhiIjmNPsStTuVxXZ]*";

    @FromValue("flags of chattr, such as +i")
    public static FileFlags of(Object value) {
        String text = Arguments.text(value).strip();
        boolean hasOperator = !text.isEmpty() && "+-=".indexOf(text.charAt(0)) >= 0;
        FileFlags flags = hasOperator ? new FileFlags(text.charAt(0), text.substring(1)) : new FileFlags('=', text);
        if (!flags.letters.matches(LETTERS)) {
            throw WrongValue.expected("flags of chattr, such as +i", value);
        }
        return flags;
    }

    /** Flags in words, in the order they stand; those without a word are left out. */
    static List<String> names(String flags) {
        return flags.chars()
                .mapToObj(flag -> NAMES.get((char) flag))
                .filter(Objects::nonNull)
                .toList();
    }

    String text() {
        return operator + letters;
    }

    /** What chattr is to be told, when the flags that are there are not as they should be. */
    Optional<String> missingFrom(String there) {
        String after = appliedTo(there);
        if (after.equals(shown(there))) {
            return Optional.empty();
        }
        // To say all is to take extents away as well, unless they are said.
        return Optional.of(operator == '=' ? "=" + after + own(there) : text());
    }

    /** The flags afterwards, as far as they are anybody's to set. */
    String appliedTo(String there) {
        return switch (operator) {
            case '+' -> shown(there + letters);
            case '-' ->
                shown(there)
                        .chars()
                        .filter(flag -> letters.indexOf(flag) < 0)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
            default -> shown(letters);
        };
    }

    /** In order, without the dashes of lsattr and without those that the file system sets by itself. */
    static String shown(String flags) {
        TreeSet<String> sorted = new TreeSet<>();
        flags.chars()
                .filter(flag -> flag != '-' && ITS_OWN.indexOf(flag) < 0)
                .forEach(flag -> sorted.add(Character.toString(flag)));
        return String.join("", sorted);
    }

    private static String own(String flags) {
        return flags.contains("e") ? "e" : "";
    }
}
