package dev.sentryprovision.run;

import dev.sentryprovision.config.Configuration;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.PlayRef;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import dev.sentryprovision.playbook.Handlers;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Role;
import dev.sentryprovision.playbook.Section;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.Truth;
import dev.sentryprovision.playbook.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A play on one batch of its hosts. */
final class PlayRun {

    private final RunContext run;
    private final Play play;
    private final PlayRef ref;
    private final Fleet fleet;
    private final PlayScopes scopes;
    private final List<RunHost> everybody;
    private final List<PlayHost> hosts;
    private final PlayHandlers handlers;
    private final TreeRun tree;
    private final Throttles throttles = new Throttles();
    private volatile Strategy strategy = Strategy.LINEAR;
    private volatile boolean ended;
    private volatile boolean errorsCleared;
    private volatile boolean brokenOff;

    PlayRun(
            RunContext run,
            Play play,
            PlayRef ref,
            Fleet fleet,
            PlayScopes scopes,
            List<RunHost> everybody,
            List<PlayHost> hosts) {
        this.run = run;
        this.play = play;
        this.ref = ref;
        this.fleet = fleet;
        this.scopes = scopes;
        this.everybody = everybody;
        this.hosts = hosts;
        this.handlers = new PlayHandlers(this, Handlers.of(play));
        this.tree = new TreeRun(new TaskRun(run, this), new MetaRun(run, this), new IncludeRun(run, this), run.stop());
    }

    /** Runs all parts of the play. */
    void run() {
        run.events()
                .accept(new Event.PlayStarted(
                        ref, hosts.stream().map(PlayHost::name).toList()));
        PlaySwitches switches = PlaySwitches.of(play, run, this, hosts);
        strategy = switches.strategy();
        run.forks().sideBySide(strategy.together(hosts), startsAtOnce(), some -> {
            List<PlayHost> unknown =
                    some.stream().filter(switches.gathering()::concerns).toList();
            if (!unknown.isEmpty()) {
                new FactGathering(run, this, switches.gatherSubset()).run(unknown);
            }
            parts(some.stream().filter(PlayHost::isActive).toList());
        });
        settleDebts(switches.forceHandlers());
    }

    Configuration settings() {
        return run.options().configuration();
    }

    private int startsAtOnce() {
        return strategy == Strategy.HOST_PINNED ? run.options().forks() : hosts.size();
    }

    private void parts(List<PlayHost> some) {
        Upcoming end = Upcoming.nothing(frame(Section.POST_TASKS));
        Upcoming post = new Upcoming(play.postTasks(), frame(Section.POST_TASKS), Optional.of(end));
        Upcoming tasks = new Upcoming(play.tasks(), frame(Section.TASKS), Optional.of(post));
        Upcoming roles = new Upcoming(play.roles(), frame(Section.ROLES), Optional.of(tasks));
        tree.run(play.preTasks(), frame(Section.PRE_TASKS), some, roles);
        handlers.flush(tree, some);
        tree.run(play.roles(), frame(Section.ROLES), some, tasks);
        tree.run(play.tasks(), frame(Section.TASKS), some, post);
        handlers.flush(tree, some);
        tree.run(play.postTasks(), frame(Section.POST_TASKS), some, end);
        handlers.flush(tree, some);
    }

    private Frame frame(Section section) {
        return new Frame(play.keywords(), List.of(), section);
    }

    /** A host that failed keeps its debts unless handlers are forced; then at least they are named. */
    private void settleDebts(boolean force) {
        List<PlayHost> indebted = hosts.stream()
                .filter(host -> host.isFailed() && !host.owed().isEmpty())
                .toList();
        if (force) {
            indebted.forEach(PlayHost::revive);
            handlers.flush(tree, indebted);
            indebted.stream()
                    .filter(PlayHost::isActive)
                    .forEach(host -> host.failure().ifPresent(failure -> host.fail(failure, frame(Section.HANDLERS))));
            return;
        }
        for (PlayHost host : indebted) {
            List<String> names =
                    host.owed().stream().map(handler -> handler.task().title()).toList();
            run.events()
                    .accept(new Event.Warning(host.name() + " failed before these notified handlers could run: "
                            + String.join(", ", names) + "; --force-handlers runs them even then"));
        }
    }

    Play play() {
        return play;
    }

    PlayRef ref() {
        return ref;
    }

    PlayHandlers handlers() {
        return handlers;
    }

    List<PlayHost> hosts() {
        return hosts;
    }

    Throttles throttles() {
        return throttles;
    }

    boolean eachHostAlone() {
        return strategy != Strategy.LINEAR;
    }

    /** No further batch of this play begins. */
    void end() {
        ended = true;
        hosts.stream().filter(PlayHost::isActive).forEach(PlayHost::end);
    }

    /** An error that is fatal for all hosts: no further batch and no further play begins. */
    void breakOff() {
        brokenOff = true;
    }

    boolean hasEnded() {
        return ended;
    }

    boolean isBrokenOff() {
        return brokenOff && hosts.stream().noneMatch(PlayHost::isActive);
    }

    /** Hosts that failed take part again from the next play on. */
    void clearErrors() {
        errorsCleared = true;
        hosts.stream()
                .filter(host -> host.isFailed() || host.standing() == PlayHost.Standing.UNREACHABLE)
                .forEach(PlayHost::end);
    }

    boolean errorsCleared() {
        return errorsCleared;
    }

    /** Whether the selection of tags, and {@code --start-at-task}, let this task run. */
    boolean selects(Task task, Frame frame, List<PlayHost> some) {
        return run.selection()
                .selects(task, frame, raw -> scope(task, frame, some.getFirst()).render(raw));
    }

    TaskRef reference(Task task, Frame frame, List<PlayHost> some) {
        Optional<String> given = task.name()
                .map(written -> Failures.orElse(
                        () -> render(written.raw(), frame, some.getFirst()).toString(), written.text()));
        String qualified = given.isEmpty() && task.action().name().equals("include_role")
                ? titleOfInclude(task)
                : frame.role().map(role -> role.role().name() + " : ").orElse("")
                        + given.orElse(task.action().written());
        return new TaskRef(
                run.nextTaskId(),
                ref,
                qualified,
                task.action().written(),
                task.where().fileAndLine(),
                frame.section() == Section.HANDLERS,
                showsDiff(frame, some.getFirst()));
    }

    private boolean showsDiff(Frame frame, PlayHost host) {
        return frame.keywords()
                .find(Keyword.DIFF)
                .flatMap(written ->
                        Failures.orElse(() -> Truth.of(render(written.raw(), frame, host)), Optional.empty()))
                .orElse(false);
    }

    /** An include without a name is called by what it includes. */
    private static String titleOfInclude(Task task) {
        Map<String, Written> args = task.action().args();
        return Optional.ofNullable(args.get("name"))
                .or(() -> Optional.ofNullable(args.get("role")))
                .map(role -> task.action().written() + " : " + role.text())
                .orElse(task.action().written());
    }

    Object render(Object raw, Frame frame, PlayHost host) {
        return scope(frame, host).render(raw);
    }

    TaskScope scope(Task task, Frame frame, PlayHost host) {
        return scopes.of(
                frame,
                host.host(),
                magic(frame, host.name()),
                Path.of(task.where().source()));
    }

    TaskScope scope(Frame frame, PlayHost host) {
        return scopes.of(frame, host.host(), magic(frame, host.name()), play.file());
    }

    /** What tasks see of another host: the one they are delegated to. */
    TaskScope scopeOf(String name, Frame frame) {
        return scopes.outside(runHost(name), magic(frame, name));
    }

    RunHost runHost(String name) {
        return fleet.host(name).orElseGet(() -> new RunHost(name, new HostKnowledge()));
    }

    Fleet fleet() {
        return fleet;
    }

    private MagicVariables magic(Frame frame, String host) {
        return MagicVariables.of(run, fleet, this, frame, host);
    }

    Object hostVars() {
        Frame frame = frame(Section.TASKS);
        return HostVarsMap.ofHosts(
                fleet.hostNames(), name -> fleet.host(name).isPresent(), name -> scopeOf(name, frame));
    }

    /** Those of this batch that are still in. */
    Object batchNames() {
        return hosts.stream().filter(PlayHost::isActive).map(PlayHost::name).toList();
    }

    /** Those of the whole play that were not lost, in this batch or another. */
    Object activeNames() {
        Set<String> lost = hosts.stream()
                .filter(host -> !host.isActive())
                .map(PlayHost::name)
                .collect(Collectors.toSet());
        return everybody.stream()
                .filter(host -> !host.isOut() && !lost.contains(host.name()))
                .map(RunHost::name)
                .toList();
    }

    Object allNames() {
        return everybody.stream().map(RunHost::name).toList();
    }

    Path folder() {
        return scopes.folder();
    }

    /** A role's vars and defaults become visible to the rest of the play. */
    void publish(Role role) {
        scopes.publish(role);
    }

    /**
     * Draws the consequences of what the engine did itself: an include, a meta action, gathering facts.
     *
     * @param times how often it counts
     */
    void conclude(Task task, TaskRef reference, Frame frame, PlayHost host, TaskResult result, int times) {
        if (result.status() == Status.FAILED && !result.ignored()) {
            host.fail(new PlayHost.Failure(task, result), frame);
        } else if (result.status() == Status.UNREACHABLE && !result.ignored()) {
            host.lose();
        }
        for (int i = 0; i < times; i++) {
            host.host().tally().count(result);
        }
        run.events().accept(new Event.HostDone(reference, host.name(), result));
    }

    /** Value of a play's own setting, rendered with what its first host sees. */
    Optional<Object> setting(Optional<Written> written) {
        return written.map(value -> render(value.raw(), frame(Section.TASKS), hosts.getFirst()));
    }
}
