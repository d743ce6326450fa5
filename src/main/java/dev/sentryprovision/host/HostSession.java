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
    private final BiFunction<View, Identity, Host> kind;
    private final Map<Identity, Looks> looks = new ConcurrentHashMap<>();
    private final Epoch epoch = new Epoch();
    private Optional<Facts> facts = Optional.empty();

    private HostSession(
            String name,
            Optional<Connection> connection,
            ChangeListener journal,
            Surroundings surroundings,
            Function<Identity, Looks> machine,
            Function<Looks, Facts> gathering,
            BiFunction<View, Identity, Host> kind) {
        this.name = name;
        this.connection = connection;
        this.journal = journal;
        this.surroundings = surroundings;
        this.machine = machine;
        this.gathering = gathering;
        this.kind = kind;
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
                (view, who) -> new LiveHost(view, connection, who));
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
                (view, _) -> new DryRunHost(view, imagined));
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
                (view, _) -> new DryRunHost(view, imagined));
    }

    private static Function<Identity, Looks> looksThrough(Connection connection, Surroundings surroundings) {
        return who -> new ShellLooks(() -> connection.shell(who), surroundings.nonce());
    }

    /** The machine as a user sees it, for one task; what the task changes is added to {@code changes}. */
    public Host as(Identity who, Changes changes) {
        return kind.apply(view(who, changes), who);
    }

    private View view(Identity who, Changes changes) {
        Looks mine = looks.computeIfAbsent(who, machine);
        return new View(name, mine, () -> facts(mine), epoch, changes, journal, surroundings);
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
