package dev.sentryprovision.cli;

import dev.sentryprovision.module.ModuleDoc;
import dev.sentryprovision.module.ModuleRegistry;
import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The manual of modules, made of their own declarations. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class DocCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(arity = "0..*", paramLabel = "MODULE", description = "which modules; without one all are listed")
    private List<String> modules = new ArrayList<>();

    @Option(names = "--markdown", description = "as Markdown")
    private boolean markdown;

    DocCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ModuleRegistry registry = ModuleRegistry.create();
        if (modules.isEmpty() && !markdown) {
            registry.all().forEach(type -> surroundings.out().println(new ModuleDoc(type).line()));
        } else {
            types(registry).forEach(this::print);
        }
        return ExitStatus.DONE;
    }

    private List<ModuleType> types(ModuleRegistry registry) {
        return modules.isEmpty()
                ? registry.all()
                : modules.stream()
                        .map(name ->
                                registry.find(name).orElseThrow(() -> new ProblemException(registry.unknown(name))))
                        .toList();
    }

    private void print(ModuleType type) {
        ModuleDoc doc = new ModuleDoc(type);
        surroundings.out().println(markdown ? doc.markdown() : doc.text());
    }
}
