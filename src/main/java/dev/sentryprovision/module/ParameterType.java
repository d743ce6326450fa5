package dev.sentryprovision.module;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.secret.Secret;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a parameter takes, and how a value of the playbook language becomes it. */
public sealed interface ParameterType {

    /** Makes paths of texts: {@code Host.resolve}, or a stand-in while no host is known. */
    @FunctionalInterface
    interface Paths {
        RemotePath resolve(String path);
    }

    /** @throws WrongValue when the value cannot be made one of this type */
    Object convert(Object value, Paths paths);

    /** Its name in documentation. */
    String label();

    /** The only texts it takes; none when it is open. */
    default List<String> choices() {
        return List.of();
    }

    /** Texts, truth values, numbers, durations, modes, paths and secrets. */
    enum Scalar implements ParameterType {
        TEXT("string"),
        BOOLEAN("boolean"),
        INTEGER("integer"),
        DECIMAL("number"),
        SECONDS("number of seconds"),
        MODE("file mode"),
        PATH("path on the host"),
        DESTINATION("path on the host"),
        SECRET("string"),
        ANY("any value");

        private final String label;

        Scalar(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public Object convert(Object value, Paths paths) {
            return switch (this) {
                case TEXT -> Values.text(value);
                case BOOLEAN -> Values.bool(value);
                case INTEGER -> Values.integer(value);
                case DECIMAL -> Values.decimal(value);
                case SECONDS -> Duration.ofMillis(Math.round(Values.decimal(value) * 1000));
                case MODE -> Values.mode(value);
                case PATH -> paths.resolve(Values.pathText(value));
                case DESTINATION -> new Destination(Values.pathText(value), paths.resolve(Values.pathText(value)));
                case SECRET -> value instanceof Secret ? value : new Secret(Values.text(value));
                case ANY -> value;
            };
        }
    }

    /** One constant of an enum, written in snake_case. */
    record Choice(Class<? extends Enum<?>> type) implements ParameterType {

        @Override
        public Object convert(Object value, Paths paths) {
            String wanted = nameOf(value);
            return constants()
                    .filter(constant -> written(constant).equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new WrongValue(
                            "must be one of " + String.join(", ", choices()) + ", not '" + wanted + "'",
                            Nearest.hint(wanted, choices())));
        }

        /** YAML reads a bare yes or no as a truth value, also where it is the name of a choice. */
        private String nameOf(Object value) {
            if (value instanceof Boolean truth) {
                return Stream.of(truth ? new String[] {"true", "yes", "on"} : new String[] {"false", "no", "off"})
                        .filter(choices()::contains)
                        .findFirst()
                        .orElse(truth.toString());
            }
            return Values.text(value);
        }

        @Override
        public List<String> choices() {
            return constants().map(Choice::written).toList();
        }

        @Override
        public String label() {
            return "string";
        }

        private Stream<? extends Enum<?>> constants() {
            return Stream.of(type.getEnumConstants());
        }

        static String written(Enum<?> constant) {
            return Stream.of(constant.getDeclaringClass().getFields())
                    .filter(field -> field.getName().equals(constant.name()))
                    .flatMap(field -> Stream.of(field.getAnnotationsByType(Written.class)))
                    .map(Written::value)
                    .findFirst()
                    .orElseGet(() -> constant.name().toLowerCase(Locale.ROOT));
        }
    }

    /** A list; a text is split at commas, and a single value is a list of one. */
    record ListOf(ParameterType element) implements ParameterType {

        @Override
        public Object convert(Object value, Paths paths) {
            return Values.list(value).stream()
                    .map(item -> element.convert(item, paths))
                    .toList();
        }

        @Override
        public String label() {
            return "list of " + element.label();
        }

        @Override
        public List<String> choices() {
            return element.choices();
        }
    }

    /** A dictionary with text keys. */
    record MapOf(ParameterType element) implements ParameterType {

        @Override
        public Object convert(Object value, Paths paths) {
            Map<String, Object> result = new LinkedHashMap<>();
            Values.map(value).forEach((key, item) -> result.put(Values.text(key), element.convert(item, paths)));
            return result;
        }

        @Override
        public String label() {
            return "dictionary";
        }
    }

    /** A dictionary with parameters of its own. */
    record Nested(Parameters parameters) implements ParameterType {

        @Override
        public Object convert(Object value, Paths paths) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            Values.map(value).forEach((key, item) -> arguments.put(Values.text(key), item));
            List<String> wrong = new ArrayList<>();
            Optional<Record> bound = new Binder(parameters)
                    .bind(arguments, paths, Optional.empty(), problem -> wrong.add(problem.message()));
            return bound.orElseThrow(() -> new WrongValue(String.join("; ", wrong), ""));
        }

        @Override
        public String label() {
            return "dictionary";
        }
    }

    /** A type of a module's own, made by its method marked {@link FromValue}. */
    record Custom(Method factory) implements ParameterType {

        @Override
        public Object convert(Object value, Paths paths) {
            return Reflection.invoke(factory, value);
        }

        @Override
        public String label() {
            return factory.getAnnotation(FromValue.class).value();
        }
    }
}
