package dev.sentryprovision.host;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.Traffic;
import dev.sentryprovision.host.RecordingHost.View;
import dev.sentryprovision.host.facts.FactGathering;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** One machine during a run; hands out a {@link Host} for each user and task. Thread-safe. */
public final class HostSession implements AutoCloseable {

    private final String name;
    private final Optional<Connection> connection;
    private final ChangeListener journal;
    private final Surroundings surroundings;
    private final Function<Identity, Looks> machine;
    private final Function<Looks, Facts> gathering;
    private final Kinds kinds;
    private final Map<Identity, Looks> looks = new ConcurrentHashMap<>();
    private final Epoch epoch = new Epoch();
    private Optional<Facts> facts = Optional.empty();

    /**
     * The hosts a session hands out.
     *
     * @param imagined what a dry run has imagined so far: in a run that changes things, a single task that only
     *     imagines them starts from what is
     */
    private record Kinds(
            BiFunction<View, Identity, Host> live, Supplier<DryRunState> imagined, boolean dryRun) {}

    private HostSession(
            String name,
            Optional<Connection> connection,
            ChangeListener journal,
            Surroundings surroundings,
            Function<Identity, Looks> machine,
            Function<Looks, Facts> gathering,
            Kinds kinds) {
        this.name = name;
        this.connection = connection;
        this.journal = journal;
        this.surroundings = surroundings;
        this.machine = machine;
        this.gathering = gathering;
        this.kinds = kinds;
    }

    /**
     * Changes are done.
     *
     * @param journal hears of each before it is done
     */
    public static HostSession live(
            String name, Connection connection, ChangeListener journal, Surroundings surroundings) {
        return new HostSession(
                name,
                Optional.of(connection),
                journal,
                surroundings,
                looksThrough(connection, surroundings),
                FactGathering::gather,
                new Kinds((view, who) -> new LiveHost(view, connection, who), DryRunState::nothing, false));
    }

    /** Changes are only imagined; all users share what is imagined. */
    public static HostSession dryRun(String name, Connection connection, Surroundings surroundings) {
        DryRunState imagined = DryRunState.nothing();
        return new HostSession(
                name,
                Optional.of(connection),
                ChangeListener.NONE,
                surroundings,
                looksThrough(connection, surroundings),
                FactGathering::gather,
                new Kinds((view, who) -> new LiveHost(view, connection, who), () -> imagined, true));
    }

    /** A dry run over a machine that is made up. */
    static HostSession imagined(
            String name, Looks machine, Supplier<Facts> facts, DryRunState imagined, Surroundings surroundings) {
        return new HostSession(
                name,
                Optional.empty(),
                ChangeListener.NONE,
                surroundings,
                _ -> machine,
                _ -> facts.get(),
                new Kinds((view, _) -> new DryRunHost(view, imagined), () -> imagined, true));
    }

    private static Function<Identity, Looks> looksThrough(Connection connection, Surroundings surroundings) {
        return who -> new ShellLooks(() -> connection.shell(who), surroundings.nonce());
    }

    /** The machine as a user sees it, for one task; what the task changes is added to {@code changes}. */
    public Host as(Identity who, Changes changes) {
        return view(HostView.of(who, kinds.dryRun), changes);
    }

    /** The machine as a task sees it; what the task changes is added to {@code changes}. */
    public Host view(HostView how, Changes changes) {
        Looks mine = looks.computeIfAbsent(how.who(), machine);
        View view = new View(name, mine, () -> facts(mine), epoch, changes, journal, surroundings, how.limit());
        Host host = how.dryRun() ? new DryRunHost(view, kinds.imagined.get()) : kinds.live.apply(view, how.who());
        return how.environment().isEmpty() ? host : new InEnvironment(host, how.environment());
    }

    private synchronized Facts facts(Looks through) {
        if (facts.isEmpty()) {
            facts = Optional.of(gathering.apply(through));
        }
        return facts.get();
    }

    /** Grows with each change of the machine. */
    public long epoch() {
        return epoch.now();
    }

    /** What went over the connection so far. */
    public Traffic traffic() {
        return connection.map(Connection::traffic).orElse(Traffic.NONE);
    }

    @Override
    public void close() {
        connection.ifPresent(Connection::close);
    }
}
