package dev.sentryprovision.run;

import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.playbook.IncludeRole;
import dev.sentryprovision.playbook.IncludeTasks;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.LoadOptions;
import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.Role;
import dev.sentryprovision.playbook.RoleFiles;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.Section;
import dev.sentryprovision.playbook.TaskFiles;
import dev.sentryprovision.playbook.TaskNode;
import dev.sentryprovision.playbook.TaskWalk;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Finds files and roles of the control machine that a run is sure to want and that are not there, and what is wrong with
 * those that are included. As with variables, what a condition, a loop or a rescue stands before is left to the run, and
 * so is everything after a task that may make files on the control machine.
 */
final class MissingFiles {

    /** The folder in which a module looks for the file that it is given. */
    private static final Map<String, String> FOLDERS = Map.of(
            "copy", "files", "script", "files", "template", "templates", "unarchive", "files", "include_vars", "vars");

    private static final String CONNECTION = "ansible_connection";

    /** With these the file is on the host. */
    private static final Set<String> ELSEWHERE = Set.of("remote_src", "copy", "content");

    private static final Set<String> NAMES = Set.of("src", "file", "cmd");

    private final LoadOptions loadOptions;
    private final Selection selection;
    private final Inventory inventory;
    private final Map<Play, List<InventoryHost>> hosts;
    private final BiConsumer<Play, List<TaskNode>> included;
    private final List<Problem> found = new ArrayList<>();
    private boolean mayBeMade;

    private MissingFiles(
            LoadOptions loadOptions,
            Selection selection,
            Inventory inventory,
            Map<Play, List<InventoryHost>> hosts,
            BiConsumer<Play, List<TaskNode>> included) {
        this.loadOptions = loadOptions;
        this.selection = selection;
        this.inventory = inventory;
        this.included = included;
        this.hosts = hosts;
    }

    /**
     * @param hosts    of each play, as far as they are known before the run
     * @param included is told the tasks that a play is sure to include
     */
    static List<Problem> of(
            List<Playbook> playbooks,
            LoadOptions loadOptions,
            Selection selection,
            Inventory inventory,
            Map<Play, List<InventoryHost>> hosts,
            BiConsumer<Play, List<TaskNode>> included) {
        MissingFiles search = new MissingFiles(loadOptions, selection, inventory, hosts, included);
        if (selection.startAtTask().isEmpty()) {
            playbooks.forEach(search::read);
        }
        return search.found.stream().distinct().toList();
    }

    private void read(Playbook playbook) {
        Path folder = playbook.file().toAbsolutePath().getParent();
        TaskFiles files = new TaskFiles(folder, loadOptions);
        for (Play play : playbook.plays()) {
            List<InventoryHost> reached = hosts.getOrDefault(play, List.of());
            boolean isHere =
                    play.vars().containsKey(CONNECTION) || reached.stream().anyMatch(this::mayBeHere);
            for (PlacedTask placed : TaskWalk.of(play).toList()) {
                if (!reached.isEmpty() && !mayBeMade && isCertain(placed)) {
                    look(play, placed, folder, files);
                }
                mayBeMade |= isHere || mayMakeFiles(placed);
            }
        }
    }

    private boolean mayBeHere(InventoryHost host) {
        return host.implicit()
                || inventory.baseLayers(host).stream()
                        .anyMatch(layer -> layer.definitions().containsKey(CONNECTION));
    }

    private static boolean mayMakeFiles(PlacedTask placed) {
        return placed.node() instanceof IncludeTasks
                || placed.node() instanceof IncludeRole
                || placed.task().action().name().equals("fetch")
                || placed.task().action().name().equals("meta")
                || placed.task().action().isNamedByTemplate()
                || placed.keywords().find(Keyword.DELEGATE_TO).isPresent()
                || placed.keywords().find(Keyword.CONNECTION).isPresent();
    }

    private boolean isCertain(PlacedTask placed) {
        return placed.section() != Section.HANDLERS
                && !placed.rescued()
                && placed.keywords().when().isEmpty()
                && placed.task().loop().isEmpty()
                && placed.task().failedWhen().isEmpty()
                && placed.keywords().find(Keyword.IGNORE_ERRORS).isEmpty()
                && placed.keywords().tags().isEmpty()
                && selection.tags().isEmpty();
    }

    private void look(Play play, PlacedTask placed, Path folder, TaskFiles files) {
        Optional<Role> role = placed.role().map(RoleInvocation::role);
        try {
            switch (placed.node()) {
                case IncludeTasks include
                when isFileName(include.file()) ->
                    included.accept(
                            play,
                            files.load(files.locate(include.file().text(), include.where(), role, false), role, false));
                case IncludeRole include
                when include.role().isPlain() && include.from().equals(RoleFiles.main()) ->
                    included.accept(
                            play,
                            files.role(include.role().text(), RoleFiles.main(), include.where(), role, true)
                                    .tasks());
                case IncludeTasks _, IncludeRole _ -> {}
                default -> lookForFile(placed, folder);
            }
        } catch (ProblemException e) {
            found.addAll(e.problems());
        }
    }

    private void lookForFile(PlacedTask placed, Path folder) {
        ModuleCall call = placed.task().action();
        String kind = FOLDERS.get(call.name());
        if (kind == null
                || call.wholeArgs().isPresent()
                || call.args().keySet().stream().anyMatch(ELSEWHERE::contains)) {
            return;
        }
        nameIn(call).filter(MissingFiles::isFileName).ifPresent(name -> {
            try {
                SearchPath.of(placed, folder).find(kind, name.text().split("\\s")[0]);
            } catch (ProblemException e) {
                e.problems().forEach(problem -> found.add(Problem.error(problem.message(), name.where(), "")));
            }
        });
    }

    private static Optional<Written> nameIn(ModuleCall call) {
        return call.freeForm()
                .or(() -> NAMES.stream()
                        .filter(call.args()::containsKey)
                        .map(name -> call.args().get(name))
                        .findFirst());
    }

    /** What can only be the name of a file of one's own. */
    private static boolean isFileName(Written name) {
        return name.isPlain()
                && !name.text().isBlank()
                && name.text().chars().noneMatch(c -> c == '\'' || c == '"' || c == '$')
                && !name.text().contains("://");
    }
}
