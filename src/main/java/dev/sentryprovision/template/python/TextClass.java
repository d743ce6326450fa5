package dev.sentryprovision.template.python;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The {@code is…()} methods of texts. */
public final class TextClass {

    private TextClass() {}

    static Optional<Predicate<String>> find(String name) {
        return switch (name) {
            case "isdigit" -> all(c -> Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER || superscript(c));
            case "isdecimal" -> all(c -> Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER);
            case "isnumeric" -> all(TextClass::numeric);
            case "isalpha" -> all(Character::isLetter);
            case "isalnum" -> all(c -> Character.isLetter(c) || numeric(c));
            case "isspace" -> all(TextClass::isSpace);
            case "isupper" -> Optional.of(TextClass::isUpper);
            case "islower" -> Optional.of(TextClass::isLower);
            case "istitle" -> Optional.of(text -> isCased(text) && text.equals(TextCase.title(text)));
            case "isidentifier" -> Optional.of(TextClass::isIdentifier);
            case "isascii" -> Optional.of(text -> text.chars().allMatch(c -> c < 128));
            case "isprintable" -> Optional.of(text -> !Repr.of(text).contains("\\"));
            default -> Optional.empty();
        };
    }

    private static Optional<Predicate<String>> all(IntPredicate test) {
        return Optional.of(text -> !text.isEmpty() && text.codePoints().allMatch(test));
    }

    private static boolean superscript(int c) {
        return c == 0xb2 || c == 0xb3 || c == 0xb9 || c >= 0x2070 && c <= 0x2089;
    }

    private static boolean numeric(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    public static boolean isSpace(int c) {
        return Character.isWhitespace(c) || c == 0xa0 || c == 0x85 || c == 0x2007 || c == 0x202f;
    }

    private static boolean isCased(String text) {
        return text.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
    }

    public static boolean isUpper(String text) {
        return isCased(text) && text.codePoints().noneMatch(Character::isLowerCase);
    }

    public static boolean isLower(String text) {
        return isCased(text) && text.codePoints().noneMatch(Character::isUpperCase);
    }

    public static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && (text.codePointAt(0) == '_' || Character.isUnicodeIdentifierStart(text.codePointAt(0)))
                && text.codePoints()
                        .allMatch(c -> c == '_'
                                || Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }
}
