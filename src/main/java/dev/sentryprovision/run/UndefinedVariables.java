package dev.sentryprovision.run;

import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.playbook.IncludeRole;
import dev.sentryprovision.playbook.IncludeTasks;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Loop;
import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.Section;
import dev.sentryprovision.playbook.TagSelection;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.TaskWalk;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.template.Read;
import dev.sentryprovision.template.Templates;
import dev.sentryprovision.value.TemplateText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds variables that a run is sure to read and nothing defines. It says so only where the task is sure to be reached
 * and its failure to count: what a condition, a loop, a rescue or an ignored error stands before is left to the run, and
 * so is everything after a task that may define any name (an include, a file of variables, a module that gathers facts).
 */
final class UndefinedVariables {

    private static final Set<String> OPEN_MODULES =
            Set.of("include_vars", "add_host", "group_by", "getent", "import_role", "include_role", "include_tasks");

    /** Terms of these that cannot be rendered are passed over. */
    private static final Set<String> LENIENT_LOOPS = Set.of("first_found");

    private final Templates templates;
    private final KnownNames known;
    private final TagSelection tags;
    private final Map<Play, List<InventoryHost>> hosts;
    private final List<Found> found = new ArrayList<>();
    private boolean anyName;

    private record Found(String name, Problem problem) {}

    private UndefinedVariables(
            Templates templates, KnownNames known, TagSelection tags, Map<Play, List<InventoryHost>> hosts) {
        this.templates = templates;
        this.known = known;
        this.tags = tags;
        this.hosts = hosts;
    }

    /** @param hosts of each play, as far as they are known before the run */
    static List<Problem> of(
            List<Playbook> playbooks,
            KnownNames known,
            Templates templates,
            Selection selection,
            Map<Play, List<InventoryHost>> hosts) {
        if (selection.startAtTask().isPresent()) {
            return List.of();
        }
        TagSelection tags = new TagSelection(Set.copyOf(selection.tags()), Set.copyOf(selection.skipTags()));
        UndefinedVariables search = new UndefinedVariables(templates, known, tags, hosts);
        playbooks.stream().flatMap(playbook -> playbook.plays().stream()).forEach(search::read);
        if (search.found.isEmpty()) {
            return List.of();
        }
        Set<String> doubted = new DoubtedNames(templates).of(playbooks);
        return search.found.stream()
                .filter(each -> !doubted.contains(each.name))
                .map(Found::problem)
                .toList();
    }

    private void read(Play play) {
        List<PlacedTask> tasks = TaskWalk.of(play).toList();
        // Handlers may run in the middle of a play.
        anyName |= tasks.stream().anyMatch(placed -> placed.section() == Section.HANDLERS && defineAnyName(placed));
        Optional<Set<String>> names = known.in(play);
        boolean goesOn =
                names.isPresent() && !hosts.getOrDefault(play, List.of()).isEmpty();
        for (PlacedTask placed : tasks) {
            if (goesOn && !anyName && isCertain(placed)) {
                Set<String> here = new TreeSet<>(names.get());
                here.addAll(KnownNames.writtenOn(placed));
                reads(placed).forEach(read -> look(read, here));
            }
            goesOn &= !mayEndPlay(placed.task());
            anyName |= defineAnyName(placed);
        }
    }

    private void look(Read read, Set<String> names) {
        if (!names.contains(read.name()) && !KnownNames.isProvided(read.name())) {
            String near = Nearest.hint(read.name(), names);
            found.add(new Found(
                    read.name(),
                    Problem.error(
                            "'" + read.name() + "' is undefined",
                            read.where(),
                            near.isEmpty() ? "define it, or say what to do without it: default(…)" : near)));
        }
    }

    /** Whether every host gets to the task, and its failure is the end of it. */
    private boolean isCertain(PlacedTask placed) {
        List<Written> written = placed.keywords().tags();
        List<String> texts = new ArrayList<>();
        written.forEach(tag -> texts.addAll(List.of(tag.text().split("\\s*,\\s*"))));
        return placed.section() != Section.HANDLERS
                && !placed.rescued()
                && placed.keywords().find(Keyword.IGNORE_ERRORS).isEmpty()
                && texts.stream().noneMatch(TemplateText::isTemplate)
                && tags.runs(texts);
    }

    private List<Read> reads(PlacedTask placed) {
        List<Written> when = placed.keywords().when();
        Optional<Loop> loop = placed.task().loop();
        if (loop.isPresent()) {
            boolean looksAtAll =
                    loop.get().lookup().filter(LENIENT_LOOPS::contains).isEmpty();
            return when.isEmpty() && looksAtAll
                    ? templates.certainReads(loop.get().items().raw())
                    : List.of();
        }
        if (!when.isEmpty()) {
            Written first = when.getFirst();
            return templates.certainReadsOfCondition(first.raw(), first.where());
        }
        return switch (placed.node()) {
            case IncludeTasks include -> templates.certainReads(include.file().raw());
            case IncludeRole include -> templates.certainReads(include.role().raw());
            default -> readsOf(placed.task().action());
        };
    }

    private List<Read> readsOf(ModuleCall call) {
        return switch (call.name()) {
            case "assert" ->
                Optional.ofNullable(call.args().get("that")).stream()
                        .flatMap(that -> templates.certainReadsOfCondition(that.raw(), that.where()).stream())
                        .toList();
            case "debug" -> call.args().containsKey("verbosity") ? List.of() : readsOfArguments(call);
            case "fail", "meta" -> List.of();
            default -> readsOfArguments(call);
        };
    }

    private List<Read> readsOfArguments(ModuleCall call) {
        Stream<Written> arguments = Stream.of(
                        call.args().values().stream(), call.freeForm().stream(), call.wholeArgs().stream())
                .flatMap(written -> written);
        return arguments
                .flatMap(written -> templates.certainReads(written.raw()).stream())
                .toList();
    }

    private static boolean mayEndPlay(Task task) {
        return task.action().name().equals("meta")
                && task.action()
                        .freeForm()
                        .filter(action -> action.text().startsWith("end_"))
                        .isPresent();
    }

    private static boolean defineAnyName(PlacedTask placed) {
        ModuleCall call = placed.task().action();
        return OPEN_MODULES.contains(call.name())
                || call.name().endsWith("_facts")
                || call.isNamedByTemplate()
                || call.name().equals("set_fact") && setsNamesOfTemplates(call)
                || call.name().equals("fail") && placed.keywords().when().isEmpty();
    }

    private static boolean setsNamesOfTemplates(ModuleCall call) {
        return call.wholeArgs().isPresent() || call.args().keySet().stream().anyMatch(TemplateText::isTemplate);
    }
}
