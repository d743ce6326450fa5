package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells the one key of a task that is its module from those that are misspelt keywords or a second module. */
final class ActionFinder {

    private final Fields fields;
    private final Level level;
    private final ModuleNames modules;
    private final Problems problems;

    ActionFinder(Fields fields, Level level, ModuleNames modules, Problems problems) {
        this.fields = fields;
        this.level = level;
        this.modules = modules;
        this.problems = problems;
    }

    /** The entry that names the module, {@code action} and {@code local_action} among them; without one, a problem. */
    Optional<Entry> find() {
        List<Entry> candidates = new ArrayList<>(
                fields.mapping().entries().stream().filter(this::isCandidate).toList());
        List<Entry> misspelt = misspelt(candidates);
        misspelt.forEach(this::reject);
        candidates.removeAll(misspelt);
        if (candidates.isEmpty()) {
            problems.error(
                    "this task has no module, so it does nothing",
                    fields.where(),
                    misspelt.isEmpty() ? "add one, such as 'command: …'; is its indentation right?" : "");
            return Optional.empty();
        }
        candidates.stream().skip(1).forEach(second -> rejectSecond(candidates.getFirst(), second));
        return Optional.of(candidates.getFirst());
    }

    private boolean isCandidate(Entry entry) {
        String key = entry.key().text();
        if (key.equals("action") || key.equals("local_action")) {
            return true;
        }
        if (level.knows(key) || Fields.isRefusedButEmpty(entry)) {
            return false;
        }
        if (isModule(key) || !Vocabulary.isWordOfTheLanguage(key)) {
            return true;
        }
        reject(entry);
        return false;
    }

    /** Keys that are no module and near to a keyword; where modules are not known, only if something else is left. */
    private List<Entry> misspelt(List<Entry> candidates) {
        List<Entry> unknown = candidates.stream()
                .filter(entry -> !isModule(entry.key().text()))
                .toList();
        if (unknown.isEmpty()) {
            return List.of();
        }
        boolean modulesAreKnown = !modules.all().isEmpty();
        if (modulesAreKnown && unknown.size() < candidates.size()) {
            return unknown;
        }
        List<Entry> suspects = unknown.stream()
                .filter(entry -> looksLikeKeyword(entry.key().text()))
                .toList();
        return !modulesAreKnown && suspects.size() == candidates.size() ? List.of() : suspects;
    }

    private boolean looksLikeKeyword(String key) {
        return nearest(key).filter(level::knows).isPresent();
    }

    private Optional<String> nearest(String key) {
        Collection<String> known =
                Stream.concat(level.keywords().stream(), modules.all().stream()).toList();
        return Nearest.to(key, known);
    }

    private boolean isModule(String key) {
        return key.equals("action")
                || key.equals("local_action")
                || modules.contains(ModuleName.shortened(key))
                || key.indexOf('.') != key.lastIndexOf('.');
    }

    private void reject(Entry entry) {
        String key = entry.key().text();
        Problem problem = Vocabulary.unknown(key, level, entry.key().where());
        Optional<String> module = nearest(key).filter(near -> !level.knows(near));
        problems.add(
                problem.hint().isEmpty() && module.isPresent()
                        ? problem.withHint("did you mean the module '" + module.get() + "'? A task has one module only")
                        : problem);
    }

    private void rejectSecond(Entry first, Entry second) {
        problems.add(Problem.error(
                "two modules in one task: '%s' and '%s'"
                        .formatted(first.key().text(), second.key().text()),
                second.key().where(),
                "give each a task of its own, or indent '%s' below the other if it is an argument"
                        .formatted(second.key().text())));
    }
}
