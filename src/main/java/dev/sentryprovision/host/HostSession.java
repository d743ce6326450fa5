package dev.sentryprovision.host;

import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.host.RecordingHost.View;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** One machine during a run; hands out a {@link Host} for each user and task. Thread-safe. */
public final class HostSession {

    private final String name;
    private final Map<Identity, Looks> looks = new ConcurrentHashMap<>();
    private final Function<Identity, Looks> machine;
    private final Supplier<Facts> facts;
    private final Surroundings surroundings;
    private final Epoch epoch = new Epoch();
    private final DryRunState imagined = DryRunState.nothing();

    HostSession(String name, Function<Identity, Looks> machine, Supplier<Facts> facts, Surroundings surroundings) {
        this.name = name;
        this.machine = machine;
        this.facts = facts;
        this.surroundings = surroundings;
    }

    /** The machine as a user sees it, for one task; what it changes is added to {@code changes}. */
    public Host as(Identity who, Changes changes) {
        Looks mine = looks.computeIfAbsent(who, machine);
        return new DryRunHost(new View(name, mine, facts, epoch, changes, ChangeListener.NONE, surroundings), imagined);
    }

    DryRunState imagined() {
        return imagined;
    }

    /** Grows with each change of the machine. */
    public long epoch() {
        return epoch.now();
    }
}
