package dev.sentryprovision.run;

import dev.sentryprovision.module.ModuleRegistry;
import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.playbook.Keywords;
import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.PlaySettings;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vars.KeyValues;
import dev.sentryprovision.yaml.YamlReader;
import dev.sentryprovision.yaml.YamlValues;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The playbook that {@code run PATTERN -m MODULE -a ARGS} stands for: one play with one task, without facts. */
final class OneModulePlay {

    private static final SourceSpan MODULE = SourceSpan.of("-m");
    private static final SourceSpan ARGS = SourceSpan.of("-a");

    private OneModulePlay() {}

    static Playbook of(RunOptions.Work.OneModule work, ModuleRegistry modules) {
        Task task = Task.of(new Written(work.module(), MODULE), Keywords.NONE, call(work, modules));
        PlaySettings settings = new PlaySettings(
                Optional.of(new Written(false, MODULE)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Path file = Path.of("run");
        Play play = new Play(
                Optional.of(new Written("run " + work.module(), MODULE)),
                MODULE,
                file,
                new Written(work.pattern(), SourceSpan.of("the pattern '" + work.pattern() + "'")),
                Keywords.NONE,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(task),
                List.of(),
                List.of(),
                settings);
        return new Playbook(file, List.of(play));
    }

    private static ModuleCall call(RunOptions.Work.OneModule work, ModuleRegistry modules) {
        String text = work.args().strip();
        boolean takesText = modules.find(work.module())
                .map(type -> !type.spec().freeForm().isEmpty())
                .orElse(false);
        Map<String, Written> args = new LinkedHashMap<>();
        Optional<Written> freeForm = Optional.empty();
        if (text.startsWith("{")) {
            json(text).forEach((name, value) -> args.put(name.toString(), new Written(value, ARGS)));
        } else if (!text.isEmpty()) {
            KeyValues values = divided(text);
            values.options().forEach((name, value) -> args.put(name, written(value)));
            freeForm = values.rest().isBlank() ? Optional.empty() : Optional.of(written(values.rest()));
            if (takesText
                    && freeForm.isPresent()
                    && !onlyKnown(args, modules.find(work.module()).orElseThrow())) {
                // A command line may hold words with an equals sign in them.
                args.clear();
                freeForm = Optional.of(written(text));
            }
        }
        String name = work.module().replaceFirst("^ansible\\.(builtin|legacy)\\.", "");
        return new ModuleCall(work.module(), name, args, freeForm, Optional.empty(), MODULE);
    }

    private static KeyValues divided(String text) {
        try {
            return KeyValues.of(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.error(e.getMessage(), ARGS, ""));
        }
    }

    private static boolean onlyKnown(Map<String, Written> args, ModuleType type) {
        return type.parameters().names().containsAll(args.keySet());
    }

    private static Map<?, ?> json(String text) {
        Problems problems = new Problems();
        Object value =
                new YamlReader(problems).read(text, "-a").map(YamlValues::raw).orElse(Map.of());
        problems.throwIfErrors();
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new ProblemException(Problem.error("-a must be a JSON object or key=value pairs"));
    }

    private static Written written(String text) {
        return new Written(TemplateText.rawValue(text, ARGS), ARGS);
    }
}
