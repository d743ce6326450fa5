package dev.sentryprovision.run;

import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.playbook.IncludeRole;
import dev.sentryprovision.playbook.IncludeTasks;
import dev.sentryprovision.playbook.Loop;
import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.template.Read;
import dev.sentryprovision.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds variables that a run is sure to read and nothing defines. It says so only in {@link CertainTasks}: what a condition
 * or a loop stands before is left to the run.
 */
final class UndefinedVariables {

    /** Terms of these that cannot be rendered are passed over. */
    private static final Set<String> LENIENT_LOOPS = Set.of("first_found");

    private final Templates templates;
    private final KnownNames known;
    private final CertainTasks tasks;
    private final Map<Play, List<InventoryHost>> hosts;
    private final List<Found> found = new ArrayList<>();

    private record Found(String name, Problem problem) {}

    private UndefinedVariables(
            Templates templates, KnownNames known, CertainTasks tasks, Map<Play, List<InventoryHost>> hosts) {
        this.templates = templates;
        this.known = known;
        this.tasks = tasks;
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
        UndefinedVariables search = new UndefinedVariables(templates, known, new CertainTasks(selection), hosts);
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
        Optional<Set<String>> names = known.in(play);
        for (PlacedTask placed : tasks.of(play, hosts.getOrDefault(play, List.of()))) {
            names.ifPresent(inPlay -> {
                Set<String> here = new TreeSet<>(inPlay);
                here.addAll(KnownNames.writtenOn(placed));
                reads(placed).forEach(read -> look(read, here));
            });
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
}
