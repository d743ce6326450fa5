package dev.sentryprovision.run;

import dev.sentryprovision.module.ArgumentProblem;
import dev.sentryprovision.module.ModuleRegistry;
import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Truth;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.TemplateText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what is wrong with the module of a task and its arguments as they are written. Where the playbook itself says that
 * the task may fail, or that it is not for every host, what is wrong is no reason to refuse the whole playbook: then it is
 * a warning, and the task fails if it is reached.
 */
final class ActionCheck {

    private final ModuleRegistry modules;
    private final Problems problems = new Problems();

    ActionCheck(ModuleRegistry modules) {
        this.modules = modules;
    }

    List<Problem> problems(PlacedTask placed) {
        ModuleCall call = placed.task().action();
        if (call.isNamedByTemplate()) {
            return List.of();
        }
        Optional<ModuleType> module = modules.find(call.written());
        Optional<Path> own = module.isPresent() ? Optional.empty() : OwnModules.fileOf(placed);
        module.ifPresentOrElse(type -> checkArguments(type, placed), () -> unknown(call, own));
        boolean bearable = module.isPresent()
                ? mayFail(placed)
                : !placed.keywords().when().isEmpty() && (own.isPresent() || modules.isRefused(call.written()));
        return bearable ? problems.all().stream().map(ActionCheck::warning).toList() : problems.all();
    }

    /** Whether the playbook reckons with its failure. */
    static boolean mayFail(PlacedTask placed) {
        boolean ignored = placed.keywords()
                .find(Keyword.IGNORE_ERRORS)
                .map(written -> Truth.of(written.raw()).orElse(true))
                .orElse(false);
        return ignored || placed.rescued() || !placed.task().failedWhen().isEmpty();
    }

    private static Problem warning(Problem problem) {
        return new Problem(Problem.Severity.WARNING, problem.message(), problem.where(), problem.hint());
    }

    private void unknown(ModuleCall call, Optional<Path> own) {
        Problem unknown = modules.unknown(call.written());
        String hint = own.map(
                        file -> file + " is a module for Ansible itself, which is not run here; do what it does with"
                                + " 'script' or 'command'")
                .orElse(unknown.hint());
        problems.error(unknown.message(), call.where(), hint);
    }

    /** Of arguments that a template gives, nothing is known before the task runs. */
    private void checkArguments(ModuleType module, PlacedTask placed) {
        ModuleCall call = placed.task().action();
        WrittenDefaults defaults = new WrittenDefaults(placed.keywords().moduleDefaults(), module, call);
        Optional<Map<String, Object>> byDefault = defaults.raw();
        if (call.wholeArgs().isPresent() || byDefault.isEmpty()) {
            return;
        }
        for (ArgumentProblem problem : module.check(rawArguments(byDefault.get(), call))) {
            SourceSpan where = Optional.ofNullable(call.args().get(problem.argument()))
                    .map(Written::where)
                    .orElse(call.where());
            problems.error(problem.message(), where, problem.hint());
        }
        if (call.name().equals("meta")) {
            checkMeta(call);
        }
    }

    private void checkMeta(ModuleCall call) {
        call.freeForm().ifPresent(written -> {
            String action = written.text().strip();
            if (!MetaRun.ACTIONS.contains(action) && !TemplateText.isTemplate(action)) {
                String near = Nearest.hint(action, MetaRun.ACTIONS);
                problems.error(
                        "there is no meta action '" + action + "'",
                        written.where(),
                        near.isEmpty() ? "known: " + String.join(", ", MetaRun.ACTIONS) : near);
            }
        });
    }

    /** Arguments that only the run can know make the rest uncheckable: then names alone are looked at. */
    private static Map<String, Object> rawArguments(Map<String, Object> byDefault, ModuleCall call) {
        Map<String, Object> raw = new LinkedHashMap<>(byDefault);
        call.args().forEach((name, written) -> raw.put(name, written.raw()));
        call.freeForm().ifPresent(text -> raw.put(ModuleType.FREE_FORM, text.raw()));
        return raw;
    }
}
