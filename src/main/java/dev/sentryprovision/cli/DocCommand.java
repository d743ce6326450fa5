package dev.sentryprovision.cli;

import dev.sentryprovision.module.ModuleDoc;
import dev.sentryprovision.module.ModuleRegistry;
import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.run.EngineActions;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The manual of modules, made of their own declarations. */
final class DocCommand implements Command {

    private final Surroundings surroundings;
    private final Supplier<List<String>> modules;
    private final BooleanSupplier markdown;

    DocCommand(Surroundings surroundings, Declared options) {
        this.surroundings = surroundings;
        modules = options.positional("MODULE", "0..*", "which modules; without one all are listed");
        markdown = options.flag("as Markdown", "--markdown");
    }

    @Override
    public int run() {
        ModuleRegistry registry = ModuleRegistry.with(EngineActions.ALL);
        if (modules.get().isEmpty() && !markdown.getAsBoolean()) {
            registry.all().forEach(type -> surroundings.out().println(new ModuleDoc(type).line()));
        } else {
            types(registry).forEach(this::print);
        }
        return ExitStatus.DONE;
    }

    private List<ModuleType> types(ModuleRegistry registry) {
        return modules.get().isEmpty()
                ? registry.all()
                : modules.get().stream()
                        .map(name ->
                                registry.find(name).orElseThrow(() -> new ProblemException(registry.unknown(name))))
                        .toList();
    }

    private void print(ModuleType type) {
        ModuleDoc doc = new ModuleDoc(type);
        surroundings.out().println(markdown.getAsBoolean() ? doc.markdown() : doc.text());
    }
}
