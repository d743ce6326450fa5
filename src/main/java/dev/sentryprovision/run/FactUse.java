package dev.sentryprovision.run;

import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.TaskWalk;
import dev.sentryprovision.playbook.VarsLayer;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vars.Definition;
import dev.sentryprovision.vars.VariableLayer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a play may use facts of its hosts. A play that does not needs none, and one that may must have them as they
 * were when it began, whatever it changes before it uses them.
 */
final class FactUse {

    /** Modules whose files may use anything. */
    private static final Set<String> READERS = Set.of("template", "include_vars", "assemble");

    private final boolean inPlay;

    private FactUse(boolean inPlay) {
        this.inPlay = inPlay;
    }

    static FactUse of(Play play) {
        return new FactUse(!play.varsFiles().isEmpty()
                || named(play.vars().values())
                || TaskWalk.of(play).anyMatch(FactUse::mayUse));
    }

    /** @param inventory what the inventory says of the host */
    boolean isPossible(List<VariableLayer> inventory) {
        return inPlay
                || inventory.stream()
                        .flatMap(layer -> layer.definitions().values().stream())
                        .map(Definition::value)
                        .anyMatch(FactUse::isNamedIn);
    }

    /** What an include brings is not known yet. */
    private static boolean mayUse(PlacedTask placed) {
        if (!(placed.node() instanceof Task task)
                || READERS.contains(task.action().name())) {
            return true;
        }
        Stream<Written> written = Stream.of(
                        task.action().args().values().stream(),
                        task.action().freeForm().stream(),
                        task.action().wholeArgs().stream(),
                        task.loop().stream().map(loop -> loop.items()),
                        task.changedWhen().stream(),
                        task.failedWhen().stream(),
                        task.retry().stream().flatMap(retry -> retry.until().stream()),
                        placed.keywords().when().stream(),
                        placed.keywords().environment().stream(),
                        placed.keywords().vars().stream().map(VarsLayer::vars).flatMap(vars -> vars.values().stream()),
                        placed.roles().stream().flatMap(FactUse::ofRole))
                .flatMap(part -> part);
        return written.map(Written::raw).anyMatch(raw -> isNamedIn(raw) || isConditionWithFacts(raw));
    }

    private static Stream<Written> ofRole(RoleInvocation role) {
        return Stream.of(role.params(), role.role().vars(), role.role().defaults())
                .flatMap(vars -> vars.values().stream());
    }

    private static boolean named(Collection<Written> written) {
        return written.stream().map(Written::raw).anyMatch(FactUse::isNamedIn);
    }

    /** Conditions have no braces. */
    private static boolean isConditionWithFacts(Object raw) {
        return raw instanceof String text && namesFacts(text);
    }

    private static boolean isNamedIn(Object raw) {
        return switch (raw) {
            case TemplateText template -> namesFacts(template.text());
            case List<?> list -> list.stream().anyMatch(FactUse::isNamedIn);
            case Map<?, ?> map -> map.values().stream().anyMatch(FactUse::isNamedIn);
            default -> false;
        };
    }

    private static boolean namesFacts(String text) {
        return text.contains("ansible_")
                || text.contains("vars")
                || text.contains("module_setup")
                || text.contains("gather_subset");
    }
}
