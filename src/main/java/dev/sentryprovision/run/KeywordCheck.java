package dev.sentryprovision.run;

import dev.sentryprovision.host.facts.FactSubsets;
import dev.sentryprovision.module.ModuleRegistry;
import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Keywords;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.PlaySettings;
import dev.sentryprovision.playbook.Truth;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.value.TemplateText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds keywords whose values ask for what is not done, or does not happen where they stand. Each is told once. */
final class KeywordCheck {

    private static final Set<String> BECOME_PROGRAMS = Set.of("sudo", "su", "doas");

    private final ModuleRegistry modules;
    private final Problems problems;
    private final Set<Written> seen = new HashSet<>();

    KeywordCheck(ModuleRegistry modules, Problems problems) {
        this.modules = modules;
        this.problems = problems;
    }

    void check(Play play) {
        PlaySettings settings = play.settings();
        settings.gatherSubset()
                .ifPresent(written -> FactSubsets.wrongIn(literals(written.raw()))
                        .ifPresent(wrong -> problems.add(Problem.error(wrong, written.where(), ""))));
        if (eachHostAlone(play)) {
            settings.maxFailPercentage()
                    .ifPresent(written -> hasNoEffect("max_fail_percentage", written, "each host goes on alone"));
        }
    }

    /** Keywords as they hold for a task. */
    void check(Play play, Keywords keywords) {
        keywords.find(Keyword.BECOME_EXE).filter(this::isNews).ifPresent(this::checkProgram);
        keywords.find(Keyword.COLLECTIONS).filter(this::isNews).ifPresent(this::checkCollections);
        keywords.moduleDefaults().stream().filter(this::isNews).forEach(this::checkDefaults);
        if (eachHostAlone(play)) {
            for (Keyword keyword : List.of(Keyword.RUN_ONCE, Keyword.ANY_ERRORS_FATAL)) {
                keywords.find(keyword)
                        .filter(this::isNews)
                        .filter(written -> Truth.of(written.raw()).orElse(false))
                        .ifPresent(written -> hasNoEffect(keyword.written(), written, "each host does it for itself"));
            }
        }
    }

    /** What is written plainly. */
    private static List<String> literals(Object raw) {
        return switch (raw) {
            case List<?> list ->
                list.stream().flatMap(each -> literals(each).stream()).toList();
            case String text -> List.of(text.split(","));
            default -> List.of();
        };
    }

    private static boolean eachHostAlone(Play play) {
        return play.settings()
                .strategy()
                .filter(Written::isPlain)
                .map(written -> Failures.orElse(() -> Strategy.of(written.text()), Strategy.LINEAR))
                .filter(strategy -> strategy != Strategy.LINEAR)
                .isPresent();
    }

    private void hasNoEffect(String keyword, Written written, String why) {
        problems.add(Problem.warning(
                "'" + keyword + "' has no effect with this strategy", written.where(), why + "; use strategy linear"));
    }

    private void checkProgram(Written program) {
        if (program.isPlain() && !BECOME_PROGRAMS.contains(program.text())) {
            problems.error(
                    "'become_exe' other than sudo, su and doas is not supported",
                    program.where(),
                    "choose the program with become_method");
        }
    }

    private void checkCollections(Written collections) {
        Set<String> known =
                modules.all().stream().map(type -> type.spec().collection()).collect(Collectors.toSet());
        known.add("ansible.legacy");
        for (Object name : collections.raw() instanceof List<?> list ? list : List.of(collections.raw())) {
            if (name instanceof String text && !known.contains(text)) {
                problems.add(Problem.warning(
                        "nothing of the collection '" + text + "' is looked for by its short name",
                        collections.where(),
                        "write the names of its roles out; its modules are not here"));
            }
        }
    }

    private void checkDefaults(Written defaults) {
        if (defaults.raw() instanceof Map<?, ?> byModule) {
            byModule.keySet().stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .filter(name -> !TemplateText.isTemplate(name))
                    .forEach(name -> checkDefaults(name, defaults));
        }
    }

    private void checkDefaults(String name, Written defaults) {
        if (name.startsWith("group/")) {
            problems.error(
                    "'" + name + "' in module_defaults is not supported: there are no groups of modules here",
                    defaults.where(),
                    "write the defaults for each module");
        } else if (modules.find(name).isEmpty()) {
            List<String> names = modules.all().stream().map(ModuleType::name).toList();
            problems.error(
                    "module_defaults names the module '" + name + "', and there is none",
                    defaults.where(),
                    Nearest.hint(name, names));
        }
    }

    private boolean isNews(Written written) {
        return seen.add(written);
    }
}
