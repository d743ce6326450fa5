package dev.sentryprovision.host;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.Traffic;
import dev.sentryprovision.host.RecordingHost.View;
import dev.sentryprovision.host.facts.FactGathering;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One machine during a run; hands out a {@link Host} for each task. All views of it share its facts, what dry runs
 * imagine of it, and the count of its changes. Thread-safe.
 */
public final class HostSession implements AutoCloseable {

    private final String name;
    private final Connection connection;
    private final ChangeListener journal;
    private final Surroundings surroundings;
    private final Map<Identity, ShellLooks> looks = new ConcurrentHashMap<>();
    private final DryRunState imagined = DryRunState.nothing();
    private final Epoch epoch = new Epoch();
    private Optional<Facts> facts = Optional.empty();

    HostSession(String name, Connection connection, ChangeListener journal, Surroundings surroundings) {
        this.name = name;
        this.connection = connection;
        this.journal = journal;
        this.surroundings = surroundings;
    }

    /** @param journal hears of each real change before it is done */
    public static HostSession of(String name, Connection connection, ChangeListener journal, InstantSource clock) {
        return new HostSession(name, connection, journal, Surroundings.of(clock));
    }

    /** The machine for one task; what the task changes is added to {@code changes}. */
    public Host view(HostView how, Changes changes) {
        Looks mine = looks(how.who()).as(how);
        ChangeListener listener = how.dryRun() ? ChangeListener.NONE : journal;
        View view = new View(name, mine, this::factsThrough, epoch, changes, listener, surroundings);
        return how.dryRun() ? new DryRunHost(view, imagined) : new LiveHost(view, connection, how);
    }

    private ShellLooks looks(Identity user) {
        Function<Identity, ShellLooks> start = who -> new ShellLooks(() -> connection.shell(who), surroundings.nonce());
        return looks.computeIfAbsent(user, start);
    }

    /** Facts of the machine, gathered once; by the user who logged in, unless a task asked for them before. */
    public Facts facts() {
        return factsThrough(looks(new Identity.Login()));
    }

    private synchronized Facts factsThrough(Looks user) {
        if (facts.isEmpty()) {
            facts = Optional.of(FactGathering.gather(user));
        }
        return facts.get();
    }

    /** Grows with each change, be it real or imagined: what was looked up in an earlier epoch may no longer hold. */
    public long epoch() {
        return epoch.now();
    }

    /** What went over the connection so far. */
    public Traffic traffic() {
        return connection.traffic();
    }

    @Override
    public void close() {
        connection.close();
    }
}
