package dev.sentryprovision.module;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The parameters that a record declares. A component of a record type without {@link Param} is a group: its components
 * count as if they stood in the outer record.
 */
public final class Parameters {

    private final Constructor<? extends Record> constructor;
    private final List<Component> components;
    private final List<Parameter> all;
    private final List<Rule> rules;

    private sealed interface Component {
        record Value(Parameter parameter) implements Component {}

        record Group(Parameters parameters) implements Component {}

        record OfController() implements Component {}
    }

    private Parameters(Constructor<? extends Record> constructor, List<Component> components, List<Rule> rules) {
        this.constructor = constructor;
        this.components = components;
        this.all = components.stream().flatMap(Parameters::parametersOf).toList();
        this.rules = rules;
    }

    /** @throws IllegalStateException when the record is not one that can be bound; that is a bug of the module */
    public static Parameters of(Class<? extends Record> type) {
        List<Component> components = new ArrayList<>();
        List<Rule> rules = new ArrayList<>(List.of(type.getAnnotationsByType(Rule.class)));
        for (RecordComponent component : type.getRecordComponents()) {
            Component made = component(component);
            components.add(made);
            if (made instanceof Component.Group(Parameters group)) {
                rules.addAll(group.rules);
            }
        }
        return new Parameters(canonicalConstructor(type), components, rules);
    }

    /** All of them, in order of declaration. */
    public List<Parameter> all() {
        return all;
    }

    public List<Rule> rules() {
        return rules;
    }

    /** By name or alias. */
    public Optional<Parameter> named(String name) {
        return all.stream()
                .filter(parameter -> !parameter.rest() && parameter.names().anyMatch(name::equals))
                .findFirst();
    }

    /** The parameter that takes what no other takes. */
    public Optional<Parameter> rest() {
        return all.stream().filter(Parameter::rest).findFirst();
    }

    /** Names and aliases, for telling the nearest. */
    public List<String> names() {
        return all.stream()
                .filter(parameter -> !parameter.rest())
                .flatMap(Parameter::names)
                .toList();
    }

    Record construct(Function<Parameter, Object> values, Optional<Controller> controller) {
        Object[] arguments = components.stream()
                .map(component -> switch (component) {
                    case Component.Value(Parameter parameter) -> values.apply(parameter);
                    case Component.Group(Parameters group) -> group.construct(values, controller);
                    case Component.OfController() -> controller.orElse(null);
                })
                .toArray();
        return Reflection.construct(constructor, arguments);
    }

    private static Stream<Parameter> parametersOf(Component component) {
        return switch (component) {
            case Component.Value(Parameter parameter) -> Stream.of(parameter);
            case Component.Group(Parameters group) -> group.all.stream();
            case Component.OfController() -> Stream.empty();
        };
    }

    private static Component component(RecordComponent component) {
        if (component.getType() == Controller.class) {
            return new Component.OfController();
        }
        if (component.isAnnotationPresent(Param.class)) {
            return new Component.Value(ParameterDeclaration.read(component));
        }
        if (component.getType().isRecord()) {
            return new Component.Group(of(component.getType().asSubclass(Record.class)));
        }
        throw new IllegalStateException(component + " has no @Param");
    }

    private static <R extends Record> Constructor<R> canonicalConstructor(Class<R> type) {
        Class<?>[] types = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
