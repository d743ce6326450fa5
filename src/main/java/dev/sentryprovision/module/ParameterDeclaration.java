package dev.sentryprovision.module;

import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Parameter.Presence;
import dev.sentryprovision.module.ParameterType.Scalar;
import dev.sentryprovision.secret.Secret;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a parameter from the declaration of a record component. */
final class ParameterDeclaration {

    private static final Map<Class<?>, Scalar> SCALARS = Map.ofEntries(
            Map.entry(String.class, Scalar.TEXT),
            Map.entry(boolean.class, Scalar.BOOLEAN),
            Map.entry(Boolean.class, Scalar.BOOLEAN),
            Map.entry(long.class, Scalar.INTEGER),
            Map.entry(Long.class, Scalar.INTEGER),
            Map.entry(double.class, Scalar.DECIMAL),
            Map.entry(Double.class, Scalar.DECIMAL),
            Map.entry(Duration.class, Scalar.SECONDS),
            Map.entry(ModeSpec.class, Scalar.MODE),
            Map.entry(RemotePath.class, Scalar.PATH),
            Map.entry(Destination.class, Scalar.DESTINATION),
            Map.entry(Secret.class, Scalar.SECRET),
            Map.entry(Object.class, Scalar.ANY));

    private ParameterDeclaration() {}

    static Parameter read(RecordComponent component) {
        Param param = component.getAnnotation(Param.class);
        String name = param.name().isEmpty() ? snakeCase(component.getName()) : param.name();
        Presence presence = presence(component.getType());
        Type type = component.getGenericType();
        ParameterType wanted = typeOf(presence == Presence.OPTIONAL ? argument(type, 0) : type, component);
        if (presence == Presence.PLAIN
                && !param.required()
                && param.defaultValue().isEmpty()
                && !param.rest()) {
            throw new IllegalStateException(component + " is neither required, nor has a default, nor can be empty");
        }
        return new Parameter(
                name,
                List.of(param.aliases()),
                wanted,
                presence,
                param.defaultValue(),
                param.required(),
                param.secret() || wanted == Scalar.SECRET,
                param.rest(),
                param.value());
    }

    static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static Presence presence(Class<?> type) {
        if (type == Optional.class) {
            return Presence.OPTIONAL;
        }
        if (type == List.class) {
            return Presence.EMPTY_LIST;
        }
        return type == Map.class ? Presence.EMPTY_MAP : Presence.PLAIN;
    }

    private static ParameterType typeOf(Type type, RecordComponent component) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? new ParameterType.ListOf(typeOf(argument(type, 0), component))
                    : new ParameterType.MapOf(typeOf(argument(type, 1), component));
        }
        Class<?> plain = (Class<?>) type;
        if (SCALARS.containsKey(plain)) {
            return SCALARS.get(plain);
        }
        if (plain.isEnum()) {
            @SuppressWarnings("unchecked")
            Class<? extends Enum<?>> choices = (Class<? extends Enum<?>>) plain;
            return new ParameterType.Choice(choices);
        }
        return factory(plain).<ParameterType>map(ParameterType.Custom::new).orElseGet(() -> nested(plain, component));
    }

    private static ParameterType nested(Class<?> type, RecordComponent component) {
        if (type.isRecord()) {
            return new ParameterType.Nested(Parameters.of(type.asSubclass(Record.class)));
        }
        throw new IllegalStateException(component + " has a type that no argument can be converted to");
    }

    private static Optional<Method> factory(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(FromValue.class))
                .findFirst();
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
