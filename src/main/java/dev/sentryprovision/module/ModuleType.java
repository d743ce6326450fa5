package dev.sentryprovision.module;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A module, or an action of the engine that is written like one, as playbooks and documentation see it. */
public final class ModuleType {

    /** The name under which the parser hands over text that is not {@code key=value}. */
    public static final String FREE_FORM = "_raw_params";

    private final ModuleSpec spec;
    private final Parameters parameters;
    private final Optional<Module<Record>> module;

    private ModuleType(ModuleSpec spec, Parameters parameters, Optional<Module<Record>> module) {
        this.spec = spec;
        this.parameters = parameters;
        this.module = module;
    }

    /** @param type a class with a {@link ModuleSpec} and a constructor without arguments */
    static ModuleType ofModule(Class<? extends Module<?>> type) {
        @SuppressWarnings("unchecked")
        Module<Record> module = (Module<Record>) Reflection.construct(constructor(type));
        return new ModuleType(specOf(type), Parameters.of(parametersOf(type)), Optional.of(module));
    }

    /** Something the engine does itself: a parameter record that carries the {@link ModuleSpec}. */
    static ModuleType ofEngine(Class<? extends Record> parameters) {
        return new ModuleType(specOf(parameters), Parameters.of(parameters), Optional.empty());
    }

    public String name() {
        return spec.name();
    }

    public ModuleSpec spec() {
        return spec;
    }

    public Parameters parameters() {
        return parameters;
    }

    public boolean needsHost() {
        return spec.needsHost();
    }

    /** Whether it may be tried before its turn. */
    public boolean mayLookAhead() {
        return spec.lookAhead();
    }

    /** What runs it; nothing for what the engine does itself. */
    Optional<Module<Record>> module() {
        return module;
    }

    /** Its short name and aliases. */
    public List<String> names() {
        return Stream.concat(Stream.of(spec.name()), Stream.of(spec.aliases())).toList();
    }

    /** What is wrong with arguments as they stand in a playbook, before anything in them is rendered. */
    public List<ArgumentProblem> check(Map<String, Object> raw) {
        if (raw.containsKey(FREE_FORM) && spec.freeForm().isEmpty()) {
            return List.of(new ArgumentProblem(
                    FREE_FORM,
                    "module '" + spec.name() + "' takes no free text",
                    "write its parameters as a dictionary: " + String.join(", ", parameters.names())));
        }
        return ParameterCheck.check(parameters, named(raw));
    }

    /** The arguments with free text under the name of the parameter that takes it. */
    Map<String, Object> named(Map<String, Object> arguments) {
        if (!arguments.containsKey(FREE_FORM) || spec.freeForm().isEmpty()) {
            return arguments;
        }
        Map<String, Object> result = new LinkedHashMap<>(arguments);
        result.put(spec.freeForm(), result.remove(FREE_FORM));
        return result;
    }

    private static ModuleSpec specOf(Class<?> type) {
        ModuleSpec spec = type.getAnnotation(ModuleSpec.class);
        if (spec == null) {
            throw new IllegalStateException(type + " has no @ModuleSpec");
        }
        return spec;
    }

    private static <T> Constructor<T> constructor(Class<T> type) {
        try {
            return type.getDeclaredConstructor();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<? extends Record> parametersOf(Class<?> type) {
        for (Type implemented : type.getGenericInterfaces()) {
            if (implemented instanceof ParameterizedType generic && generic.getRawType() == Module.class) {
                return ((Class<?>) generic.getActualTypeArguments()[0]).asSubclass(Record.class);
            }
        }
        throw new IllegalStateException(type + " does not implement Module directly");
    }
}
