package dev.sentryprovision.run;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.playbook.IncludeRole;
import dev.sentryprovision.playbook.IncludeTasks;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Keywords;
import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Role;
import dev.sentryprovision.playbook.RoleFiles;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.Section;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.TaskNode;
import dev.sentryprovision.playbook.TaskWalk;
import dev.sentryprovision.playbook.Truth;
import dev.sentryprovision.playbook.VarsLayer;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.template.Omit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Resolves includes when they are reached. Hosts and items that come to the same file with the same variables go on
 * together.
 */
final class IncludeRun {

    /** Tasks to run next, for those hosts. */
    record Included(List<? extends TaskNode> nodes, Frame frame, List<PlayHost> hosts) {}

    /** What a host and item came to: equal ones run together. */
    private record Destination(String label, List<? extends TaskNode> nodes, Map<String, Object> itemVars) {}

    /** The same items twice bring the same tasks twice, one after the other. */
    private record Occurrence(Destination destination, int number) {

        static List<Occurrence> of(List<Destination> ofHost) {
            List<Occurrence> result = new ArrayList<>();
            for (Destination destination : ofHost) {
                int before = (int) result.stream()
                        .filter(one -> one.destination().equals(destination))
                        .count();
                result.add(new Occurrence(destination, before));
            }
            return result;
        }
    }

    private static final int DEEPEST = 200;

    private final RunContext run;
    private final PlayRun play;

    IncludeRun(RunContext run, PlayRun play) {
        this.run = run;
        this.play = play;
    }

    List<Included> resolve(IncludeTasks include, Frame outer, List<PlayHost> hosts) {
        return resolve(include.task(), include.apply(), outer, hosts, (scope, frame) -> {
            String name = scope.render(include.file().raw()).toString();
            boolean handlers = frame.section() == Section.HANDLERS;
            Optional<Role> role = roleOf(frame);
            Path file = run.taskFiles().locate(name, include.where(), role, handlers);
            return new Destination(file.toString(), run.taskFiles().load(file, role, handlers), Map.of());
        });
    }

    List<Included> resolve(IncludeRole include, Frame outer, List<PlayHost> hosts) {
        return resolve(include.task(), include.apply(), outer, hosts, (scope, frame) -> {
            String name = scope.render(include.role().raw()).toString();
            RoleFiles<String> from = include.from().flatMap(written -> given(scope.render(written.raw())));
            Role found = run.taskFiles()
                    .role(name, from, include.where(), roleOf(frame), flag(include.rolespecValidate(), scope, true));
            RoleInvocation role = new RoleInvocation(
                    Optional.empty(),
                    include.where(),
                    found,
                    Keywords.NONE,
                    Map.of(),
                    flag(include.allowDuplicates(), scope, true),
                    true);
            if (flag(include.isPublic(), scope, false)) {
                play.publish(found);
            }
            play.handlers().add(handlersOf(role, frame));
            return new Destination(name, List.of(role), Map.of());
        });
    }

    private static Optional<String> given(Object rendered) {
        return rendered instanceof Omit ? Optional.empty() : Optional.of(rendered.toString());
    }

    private static Optional<Role> roleOf(Frame frame) {
        return frame.role().map(RoleInvocation::role);
    }

    private List<Included> resolve(
            Task task,
            Keywords apply,
            Frame outer,
            List<PlayHost> all,
            BiFunction<TaskScope, Frame, Destination> resolver) {
        Frame own = outer.inside(task.keywords());
        if (!play.selects(task, own, all)) {
            return List.of();
        }
        boolean once = isOnce(task, own, all);
        List<PlayHost> hosts = once ? all.subList(0, 1) : all;
        TaskRef ref = play.reference(task, own, hosts);
        if (!run.steps().allow(ref, hosts, play.eachHostAlone())) {
            return List.of();
        }
        run.events()
                .accept(new Event.TaskStarted(
                        ref, hosts.stream().map(PlayHost::name).toList()));
        Map<Occurrence, List<PlayHost>> found = new LinkedHashMap<>();
        Map<PlayHost, TaskResult> results = new LinkedHashMap<>();
        for (PlayHost host : hosts) {
            Occurrence.of(destinations(task, own, host, ref, resolver, results))
                    .forEach(one ->
                            found.computeIfAbsent(one, _ -> new ArrayList<>()).add(host));
        }
        new FatalErrors(play, task, own, all, once).endForAll(results);
        List<Included> result = new ArrayList<>();
        found.forEach((occurrence, to) -> {
            Destination destination = occurrence.destination();
            run.events()
                    .accept(new Event.Included(
                            ref,
                            destination.label(),
                            to.stream().map(PlayHost::name).toList()));
            result.add(new Included(destination.nodes(), inside(task, apply, outer, destination), to));
        });
        return result;
    }

    private boolean isOnce(Task task, Frame frame, List<PlayHost> hosts) {
        return TaskAtHost.of(run, play, task, frame, hosts.getFirst())
                .flag(Keyword.RUN_ONCE)
                .orElse(false);
    }

    /** What a host includes: one destination, or one for each item of a loop. */
    private List<Destination> destinations(
            Task task,
            Frame frame,
            PlayHost host,
            TaskRef ref,
            BiFunction<TaskScope, Frame, Destination> resolver,
            Map<PlayHost, TaskResult> results) {
        List<Destination> result = new ArrayList<>();
        TaskAtHost at = TaskAtHost.of(run, play, task, frame, host);
        TaskResult outcome = Failures.asResults(() -> {
            requireAnEnd(task, frame);
            for (Map<String, Object> variables : items(at)) {
                add(result, frame, at.scope().with(variables), variables, resolver);
            }
            return result.isEmpty()
                    ? Results.skipped("Conditional result was False")
                    : Results.of(TaskResult.Status.OK, Map.of("changed", false), List.of());
        });
        if (outcome.status() == TaskResult.Status.FAILED) {
            boolean ignored =
                    Failures.orElse(() -> at.flag(Keyword.IGNORE_ERRORS).orElse(false), false);
            outcome = Results.settled(outcome, outcome.duration(), ignored, false);
            result.clear();
        }
        if (outcome.status() == TaskResult.Status.UNKNOWN) {
            host.host().variables().expectAny(Results.reason(outcome));
        }
        host.host().variables().register(task, outcome);
        results.put(host, outcome);
        play.conclude(task, ref, frame, host, outcome, Math.toIntExact(counted(outcome, result)));
        return host.isActive() ? result : List.of();
    }

    private static void requireAnEnd(Task task, Frame frame) {
        if (frame.includes() >= DEEPEST) {
            throw new ProblemException(Problem.error(
                    "includes are nested more than " + DEEPEST + " deep",
                    task.where(),
                    "does a file or role include itself without end?"));
        }
    }

    /** The variables of each item; without a loop, of the only one. */
    private List<Map<String, Object>> items(TaskAtHost at) {
        if (at.task().loop().isEmpty()) {
            return List.of(Map.of());
        }
        try {
            return LoopItems.of(at.task().loop().get(), at.scope(), run.templates()).items().stream()
                    .map(LoopItems.Item::variables)
                    .toList();
        } catch (RuntimeException e) {
            // A condition that does not hold makes the loop's list irrelevant.
            if (at.falseCondition().isPresent()) {
                return List.of();
            }
            throw e;
        }
    }

    /** As Ansible counts: each file that is included, but no role. */
    private static long counted(TaskResult outcome, List<Destination> included) {
        return outcome.status() == TaskResult.Status.OK
                ? included.stream()
                        .filter(destination -> destination.nodes().stream().noneMatch(RoleInvocation.class::isInstance))
                        .count()
                : 1;
    }

    private void add(
            List<Destination> result,
            Frame frame,
            TaskScope scope,
            Map<String, Object> itemVars,
            BiFunction<TaskScope, Frame, Destination> resolver) {
        if (new Conditions(run.templates(), scope).hold(frame.keywords().when())) {
            Destination found = resolver.apply(scope, frame);
            result.add(new Destination(found.label(), found.nodes(), itemVars));
        }
    }

    /** Included tasks get what encloses the include, then apply, and the include's own vars; not its other keywords. */
    private static Frame inside(Task task, Keywords apply, Frame outer, Destination destination) {
        List<VarsLayer> layers = new ArrayList<>(task.keywords().vars());
        if (!destination.itemVars().isEmpty()) {
            Map<String, Written> vars = new LinkedHashMap<>();
            destination.itemVars().forEach((name, value) -> vars.put(name, new Written(value, task.where())));
            layers.add(new VarsLayer(VarsLayer.Scope.INCLUDE, vars, task.where()));
        }
        Keywords varsOnly = new Keywords(List.of(), List.of(), List.of(), layers, List.of(), Map.of());
        return outer.inside(varsOnly).inside(apply).included();
    }

    private static List<PlacedTask> handlersOf(RoleInvocation role, Frame frame) {
        List<RoleInvocation> roles = new ArrayList<>(frame.roles());
        roles.add(role);
        return TaskWalk.of(role.role().handlers(), Section.HANDLERS)
                .map(placed -> new PlacedTask(
                        placed.node(),
                        placed.keywords().under(frame.keywords()),
                        roles,
                        Section.HANDLERS,
                        placed.rescued()))
                .toList();
    }

    private static boolean flag(Optional<Written> written, TaskScope scope, boolean otherwise) {
        return written.map(value -> Truth.of(scope.render(value.raw()), value.text()))
                .orElse(otherwise);
    }
}
