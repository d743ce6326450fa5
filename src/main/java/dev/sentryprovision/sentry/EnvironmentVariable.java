package dev.sentryprovision.sentry;

import dev.sentryprovision.problem.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A variable of {@code .env.custom}.
 *
 * @param defaultValue upstream's; {@code IMAGE} and {@code RELEASE} stand for those of the release
 * @param hidden       read by compose, but in no {@code .env} of upstream
 */
public record EnvironmentVariable(
        Span span,
        String name,
        Optional<String> defaultValue,
        Allowed allowed,
        boolean secret,
        boolean hidden,
        String means)
        implements Span.Spanned {

    /**
     * The values it takes.
     *
     * @param advisedMaximum above it, upstream advises against
     */
    public record Allowed(
            Optional<Pattern> shape,
            List<String> choices,
            Optional<Integer> minimum,
            Optional<Integer> maximum,
            Optional<Integer> advisedMaximum) {

        /** What is wrong with a value, as the end of a sentence that begins with the variable's name. */
        Optional<String> mistake(String value) {
            if (!choices.isEmpty() && !choices.contains(value)) {
                return Optional.of("must be " + String.join(" or ", choices));
            }
            if (isNumber() && !inRange(value)) {
                return Optional.of("must be a whole number"
                        + minimum.map(least -> " of at least " + least).orElse("")
                        + maximum.map(most -> ", at most " + most).orElse(""));
            }
            return shape.filter(pattern -> !pattern.matcher(value).matches()).map(_ -> "does not have the right form");
        }

        Optional<String> advice(String value) {
            return advisedMaximum
                    .filter(most -> value.matches("\\d{1,9}") && Integer.parseInt(value) > most)
                    .map(most -> "is above " + most + ", which upstream advises against");
        }

        private boolean isNumber() {
            return minimum.isPresent() || maximum.isPresent();
        }

        private boolean inRange(String value) {
            return value.matches("\\d{1,9}")
                    && minimum.map(least -> Integer.parseInt(value) >= least).orElse(true)
                    && maximum.map(most -> Integer.parseInt(value) <= most).orElse(true);
        }

        static Allowed of(Fields fields) {
            return new Allowed(
                    fields.optionalText("shape").map(Pattern::compile),
                    fields.texts("choices"),
                    fields.optionalNumber("min"),
                    fields.optionalNumber("max"),
                    fields.optionalNumber("advised_max"));
        }
    }

    /** Read at the first use of this class. */
    private static final class Known {
        static final List<EnvironmentVariable> ALL = KnowledgeFile.read("environment", EnvironmentVariable::of);
    }

    public static List<EnvironmentVariable> all() {
        return Known.ALL;
    }

    /** Those that a release reads. */
    public static List<EnvironmentVariable> of(Version release) {
        return Span.at(release, Known.ALL);
    }

    /** What upstream's .env of a release sets it to; nothing where it sets nothing. */
    public Optional<String> defaultIn(Version release) {
        return defaultValue.flatMap(written -> written.equals("IMAGE")
                ? Image.setBy(name, release)
                : Optional.of(written.replace("RELEASE", release.toString())));
    }

    /** What is wrong with a setting for a release; a value is shown unless it is secret. */
    public static Optional<String> mistake(Version release, String name, String value) {
        Optional<EnvironmentVariable> variable = named(release, name);
        if (variable.isEmpty()) {
            return Optional.of(unknown(release, name));
        }
        return variable.get()
                .allowed
                .mistake(value)
                .map(mistake -> name
                        + (variable.get().secret ? "" : " is '" + value + "'; it")
                        + " " + mistake + ": " + variable.get().means);
    }

    /** What upstream advises against in a setting. */
    public static Optional<String> advice(Version release, String name, String value) {
        return named(release, name)
                .flatMap(variable -> variable.allowed.advice(value).map(advice -> name + " " + advice));
    }

    private static Optional<EnvironmentVariable> named(Version release, String name) {
        return of(release).stream()
                .filter(variable -> variable.name.equals(name))
                .findFirst();
    }

    private static String unknown(Version release, String name) {
        List<EnvironmentVariable> others = Known.ALL.stream()
                .filter(variable -> variable.name.equals(name))
                .toList();
        if (!others.isEmpty()) {
            return name + " has no meaning for release " + release + ", only "
                    + String.join(
                            " and ",
                            others.stream().map(other -> other.span.toString()).toList());
        }
        String hint = Nearest.hint(
                name, of(release).stream().map(EnvironmentVariable::name).toList());
        return "release " + release + " does not read " + name + (hint.isEmpty() ? "" : "; " + hint);
    }

    private static EnvironmentVariable of(Fields fields) {
        return new EnvironmentVariable(
                Span.of(fields),
                fields.text("name"),
                fields.optionalText("default"),
                Allowed.of(fields),
                fields.flag("secret"),
                fields.flag("hidden"),
                fields.text("means"));
    }
}
