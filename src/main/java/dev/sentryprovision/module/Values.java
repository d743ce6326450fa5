package dev.sentryprovision.module;

import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.host.UnknownUntilApplied;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.value.Unknown;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The conversions that Ansible does for arguments: texts for truth values, numbers, lists and dictionaries. */
final class Values {

    private static final Set<String> TRUE = Set.of("yes", "on", "1", "true", "y", "t", "1.0");
    private static final Set<String> FALSE = Set.of("no", "off", "0", "false", "n", "f", "0.0");

    /** {@code key=value}, the value in quotes or up to the next blank or comma. */
    private static final Pattern PAIR =
            Pattern.compile("\\s*([^\\s=,]+)=(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s,]*)\\s*,?");

    private static final Pattern HOME = Pattern.compile("^\\$(HOME\\b|\\{HOME})");

    private Values() {}

    static String text(Object value) {
        return switch (known(value)) {
            case String text -> text;
            case Boolean truth -> truth ? "True" : "False";
            case Number number -> number.toString();
            case Secret secret -> secret.reveal();
            default -> throw WrongValue.expected("a string", value);
        };
    }

    static boolean bool(Object value) {
        String written = switch (known(value)) {
            case Boolean truth -> truth.toString();
            case String text -> text.strip().toLowerCase(Locale.ROOT);
            case Number number -> number.toString();
            default -> "";
        };
        if (TRUE.contains(written)) {
            return true;
        }
        if (FALSE.contains(written)) {
            return false;
        }
        throw WrongValue.expected("a boolean (yes or no)", value);
    }

    static long integer(Object value) {
        try {
            return switch (known(value)) {
                case Long number -> number;
                case Integer number -> number;
                case Double number when number == Math.rint(number) -> number.longValue();
                case BigInteger number -> number.longValueExact();
                case String text -> Long.parseLong(text.strip().replace("_", ""));
                default -> throw WrongValue.expected("an integer", value);
            };
        } catch (NumberFormatException | ArithmeticException _) {
            throw WrongValue.expected("an integer", value);
        }
    }

    static double decimal(Object value) {
        try {
            return switch (known(value)) {
                case Number number -> number.doubleValue();
                case String text -> Double.parseDouble(text.strip());
                default -> throw WrongValue.expected("a number", value);
            };
        } catch (NumberFormatException _) {
            throw WrongValue.expected("a number", value);
        }
    }

    /** An integer is the bits themselves: YAML has read {@code 0644} as 420. */
    static ModeSpec mode(Object value) {
        try {
            return switch (known(value)) {
                case Long bits -> ModeSpec.ofBits(checkedBits(bits));
                case Integer bits -> ModeSpec.ofBits(checkedBits(bits));
                case String text -> new ModeSpec(text.strip().replaceFirst("^0o", "0"));
                default -> throw WrongValue.expected("a file mode such as '0644' or 'u=rw,g=r'", value);
            };
        } catch (IllegalArgumentException _) {
            throw WrongValue.expected("a file mode such as '0644' or 'u=rw,g=r'", value);
        }
    }

    /** Bits 01000 to 01411 are no mode that anybody wants, but the decimal numbers 512 to 777 are forgotten zeros. */
    private static int checkedBits(long bits) {
        if (bits >= 512 && bits <= 777 || bits < 0 || bits > 07777) {
            throw new WrongValue(
                    "the number " + bits + " is not a file mode: YAML reads it as decimal",
                    "write it as '0" + bits + "', with quotes and a leading zero");
        }
        return (int) bits;
    }

    static String pathText(Object value) {
        String text = text(value);
        if (text.isEmpty()) {
            throw new WrongValue("a path cannot be empty", "");
        }
        return HOME.matcher(text).replaceFirst("~");
    }

    static List<?> list(Object value) {
        return switch (known(value)) {
            case List<?> list -> list;
            case String text ->
                text.isBlank()
                        ? List.of()
                        : Stream.of(text.split(",")).map(String::strip).toList();
            case Number number -> List.of(number);
            case Boolean truth -> List.of(truth);
            case Map<?, ?> map -> List.of(map);
            default -> throw WrongValue.expected("a list", value);
        };
    }

    static Map<?, ?> map(Object value) {
        return switch (known(value)) {
            case Map<?, ?> map -> map;
            case String text when text.strip().startsWith("{") -> json(text);
            case String text when text.contains("=") -> pairs(text);
            default -> throw WrongValue.expected("a dictionary", value);
        };
    }

    private static Map<?, ?> json(String text) {
        if (JsonText.parse(text).orElse(text) instanceof Map<?, ?> map) {
            return map;
        }
        throw WrongValue.expected("a dictionary", text);
    }

    private static Map<String, Object> pairs(String text) {
        Map<String, Object> result = new LinkedHashMap<>();
        Matcher matcher = PAIR.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            String value = matcher.group(2);
            boolean quoted = value.startsWith("\"") || value.startsWith("'");
            result.put(matcher.group(1), quoted ? value.substring(1, value.length() - 1) : value);
            end = matcher.end();
        }
        if (end != text.length()) {
            throw WrongValue.expected("a dictionary", text);
        }
        return result;
    }

    private static Object known(Object value) {
        if (value instanceof Unknown unknown) {
            throw new UnknownUntilApplied(unknown.reason());
        }
        return value;
    }
}
