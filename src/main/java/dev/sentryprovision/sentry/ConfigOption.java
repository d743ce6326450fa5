package dev.sentryprovision.sentry;

import dev.sentryprovision.problem.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An option of {@code sentry/config.yml}.
 *
 * @param python upstream's sentry.conf.py sets it too, and wins
 * @param says   in words what its value must be
 */
public record ConfigOption(
        String name, Optional<String> type, Optional<Pattern> shape, String says, boolean secret, boolean python) {

    /** Read at the first use of this class. */
    private static final class Known {
        static final List<ConfigOption> ALL = KnowledgeFile.read("config_options", ConfigOption::of);
    }

    public static List<ConfigOption> all() {
        return Known.ALL;
    }

    public static Optional<ConfigOption> named(String name) {
        return Known.ALL.stream().filter(option -> option.name.equals(name)).findFirst();
    }

    /** What is wrong with an option; its value is not repeated, as it may be a secret. */
    public static Optional<String> mistake(String name, Object value) {
        if (!name.matches("[a-z][A-Za-z0-9_.:-]*")) {
            return Optional.of("'" + name + "' is not a name for an option");
        }
        Optional<ConfigOption> option = named(name);
        if (option.isPresent()) {
            return option.get().mistake(value);
        }
        String hint =
                Nearest.hint(name, Known.ALL.stream().map(ConfigOption::name).toList());
        return hint.isEmpty() ? Optional.empty() : Optional.of("no option is known as '" + name + "'; " + hint);
    }

    /** A value in the type of its option: what was given as text may be a number or a truth value. */
    public static Object typed(String name, Object value) {
        String type = named(name).flatMap(ConfigOption::type).orElse("");
        return switch (value) {
            case String text when type.equals("number") && text.matches("\\d{1,18}") -> Long.parseLong(text);
            case String text when type.equals("boolean") && text.matches("(?i)true|yes|on") -> true;
            case String text when type.equals("boolean") && text.matches("(?i)false|no|off") -> false;
            default -> value;
        };
    }

    private Optional<String> mistake(Object value) {
        boolean fits = switch (type.orElse("")) {
            case "number" -> value instanceof Long;
            case "boolean" -> value instanceof Boolean;
            default ->
                shape.map(pattern -> value instanceof String text
                                && pattern.matcher(text).matches())
                        .orElse(true);
        };
        String wanted = says.isEmpty() ? "a " + type.orElse("text") : says;
        return fits ? Optional.empty() : Optional.of(name + " must be " + wanted);
    }

    private static ConfigOption of(Fields fields) {
        return new ConfigOption(
                fields.text("name"),
                fields.optionalText("type"),
                fields.optionalText("shape").map(Pattern::compile),
                fields.text("says", ""),
                fields.flag("secret"),
                fields.flag("python"));
    }
}
