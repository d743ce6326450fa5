package dev.sentryprovision.module;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Finds modules by the names playbooks use: short, fully qualified, alias. Thread-safe. */
public final class ModuleRegistry {

    private static final List<String> BUILTIN = List.of("ansible.builtin.", "ansible.legacy.");

    private final List<ModuleType> engineActions;
    private final Map<String, Optional<ModuleType>> found = new ConcurrentHashMap<>();

    private ModuleRegistry(List<ModuleType> engineActions) {
        this.engineActions = engineActions;
    }

    /**
     * @param engineActions parameter records, with a {@link ModuleSpec}, of what is written like a module but done by the
     *     engine: {@code meta}, {@code include_tasks} …
     */
    public static ModuleRegistry with(Collection<Class<? extends Record>> engineActions) {
        return new ModuleRegistry(
                engineActions.stream().map(ModuleType::ofEngine).toList());
    }

    public static ModuleRegistry create() {
        return with(List.of());
    }

    /** The module that playbooks mean by this name. */
    public Optional<ModuleType> find(String written) {
        Optional<ModuleType> known = found.get(written);
        return known != null ? known : found.computeIfAbsent(written, this::search);
    }

    /** All modules and actions, in order of name. */
    public List<ModuleType> all() {
        return Stream.of(ModuleFolders.all().stream().map(ModuleType::ofModule), provided(), engineActions.stream())
                .flatMap(types -> types)
                .sorted(Comparator.comparing(ModuleType::name))
                .toList();
    }

    /** What to tell the user when {@link #find} found nothing. */
    public Problem unknown(String written) {
        Optional<String> instead = RefusedModules.insteadOf(shortName(written));
        if (instead.isPresent()) {
            return Problem.error("the module '" + written + "' is not supported")
                    .withHint(instead.get());
        }
        List<String> names = new ArrayList<>();
        all().forEach(type -> names.addAll(type.names()));
        String hint = Nearest.hint(shortName(written), names);
        return Problem.error("there is no module '" + written + "'")
                .withHint(hint.isEmpty() ? "'sentry-provision doc' lists the modules" : hint);
    }

    /** Whether it is a module elsewhere, known not to be supported here. */
    public boolean isRefused(String written) {
        return RefusedModules.insteadOf(shortName(written)).isPresent();
    }

    private Optional<ModuleType> search(String written) {
        String name = shortName(written);
        return engineActions.stream()
                .filter(action -> action.names().contains(name))
                .findFirst()
                .or(() -> ModuleFolders.find(name).map(ModuleType::ofModule))
                .or(() -> provided().filter(type -> type.names().contains(name)).findFirst())
                .or(() -> all().stream()
                        .filter(type -> type.names().contains(name))
                        .findFirst())
                .filter(type -> answersTo(type, written));
    }

    /** A qualified name must name the module's collection, or one of those that stand for all that is built in. */
    private static boolean answersTo(ModuleType type, String written) {
        int dot = written.lastIndexOf('.');
        return dot < 0
                || BUILTIN.contains(written.substring(0, dot + 1))
                || type.spec().collection().equals(written.substring(0, dot));
    }

    /** Modules of packages above this one. */
    private static Stream<ModuleType> provided() {
        return ServiceLoader.load(ModuleProvider.class, ModuleProvider.class.getClassLoader()).stream()
                .flatMap(provider -> provider.get().modules().stream())
                .map(ModuleType::ofModule);
    }

    private static String shortName(String written) {
        return written.substring(written.lastIndexOf('.') + 1);
    }
}
