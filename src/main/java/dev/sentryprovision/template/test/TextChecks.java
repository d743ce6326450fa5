package dev.sentryprovision.template.test;

import dev.sentryprovision.template.expression.Check;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.PythonRegex;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Truth;
import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.None;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;

/** Regular expressions, addresses and what texts stand for. */
final class TextChecks {

    private TextChecks() {}

    static Map<String, Check> all() {
        return Map.ofEntries(
                Map.entry("match", (value, arguments, _) -> matches(value, arguments, "match")),
                Map.entry("search", (value, arguments, _) -> matches(value, arguments, "search")),
                Map.entry("regex", TextChecks::regex),
                Map.entry("truthy", (value, arguments, _) -> truthy("truthy", value, arguments)),
                Map.entry("falsy", (value, arguments, _) -> !truthy("falsy", value, arguments)),
                Map.entry("uri", (value, arguments, _) -> uri(value, arguments, false)),
                Map.entry("url", (value, arguments, _) -> uri(value, arguments, true)),
                Map.entry(
                        "urn",
                        (value, _, _) -> UriParts.of(Repr.str(value)).scheme().equals("urn")),
                Map.entry("nan", BasicChecks.plain(TextChecks::isNan)),
                Map.entry("isnan", BasicChecks.plain(TextChecks::isNan)),
                Map.entry("vault_encrypted", BasicChecks.plain(TextChecks::isEncrypted)));
    }

    private static boolean regex(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("regex", "pattern", "ignorecase", "multiline", "match_type");
        String type = bound.text(3, "search");
        return matches(Repr.str(value), bound, type);
    }

    private static boolean matches(Object value, Arguments arguments, String type) {
        return matches(Repr.str(value), arguments.bind(type, "pattern", "ignorecase", "multiline"), type);
    }

    private static boolean matches(String text, Bound bound, String type) {
        Matcher matcher = PythonRegex.compile(bound.text(0, ""), bound.flag(1, false), bound.flag(2, false))
                .matcher(text);
        return switch (type) {
            case "match" -> matcher.lookingAt();
            case "search" -> matcher.find();
            case "fullmatch" -> matcher.matches();
            default -> throw Failure.filter("Invalid match_type specified. Expected one of: search, match, fullmatch.");
        };
    }

    private static boolean truthy(String name, Object value, Arguments arguments) {
        boolean convert = arguments.bind(name, "convert_bool").flag(0, false);
        return Truth.of(convert && value instanceof String text ? converted(text) : value);
    }

    private static Object converted(String text) {
        return switch (text.toLowerCase(Locale.ROOT).strip()) {
            case "y", "yes", "on", "1", "true", "t" -> true;
            case "n", "no", "off", "0", "false", "f" -> false;
            default -> text;
        };
    }

    private static boolean uri(Object value, Arguments arguments, boolean needsHost) {
        Object schemes = arguments.bind("uri", "schemes").orElse(0, None.NONE);
        if (!(value instanceof String text)) {
            return false;
        }
        UriParts parts = UriParts.of(text);
        boolean wanted = !Truth.of(schemes)
                || (schemes instanceof String one
                        ? one.contains(parts.scheme())
                        : Iteration.list(schemes).contains(parts.scheme()));
        return wanted
                && (!needsHost || !parts.host().isEmpty() || parts.scheme().equals("file"));
    }

    private static boolean isNan(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    private static boolean isEncrypted(Object value) {
        return value instanceof EncryptedText || value instanceof String text && text.startsWith("$ANSIBLE_VAULT;");
    }
}
