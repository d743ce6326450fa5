package dev.sentryprovision.host;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.Traffic;
import dev.sentryprovision.host.RecordingHost.View;
import dev.sentryprovision.host.facts.FactGathering;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
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
    private final Set<ExpectedFacts> expected = ConcurrentHashMap.newKeySet();
    private Optional<KnownFacts> facts = Optional.empty();

    /** Facts as a user sees them, asked for in an epoch. */
    private record KnownFacts(Identity who, long epoch, Asked<Facts> facts) {}

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
        return machine(how, changes);
    }

    /**
     * The machine for a task that is tried before its turn, together with others.
     *
     * @param sharesTurn whether its changes may be made in the turn of another task
     */
    public LookAheadHost ahead(HostView how, Phaser together, boolean sharesTurn) {
        return new LookAheadHost(machine(how, new Changes()), together, sharesTurn);
    }

    /**
     * Makes changes of several tasks that were tried before their turns, in as few round trips as those of one.
     *
     * @param changes receives those that are done; when one fails, others may be left
     */
    public void take(HostView how, List<Foreseen> tasks, Changes changes) {
        machine(how, changes)
                .take(tasks.stream().flatMap(task -> task.planned().stream()).toList());
    }

    private RecordingHost machine(HostView how, Changes changes) {
        ChangeListener listener = how.dryRun()
                ? ChangeListener.NONE
                : change -> {
                    askExpectedFacts(how.who());
                    journal.before(change);
                };
        View view = new View(name, looks(how), factsOf(how.who()), epoch, changes, listener, surroundings);
        return how.dryRun() ? new DryRunHost(view, imagined) : new LiveHost(view, connection, how);
    }

    private Looks looks(HostView how) {
        Looks mine = looks(how.who()).as(how);
        return how.dryRun() && how.who() instanceof Identity.Become who
                ? new ExpectedUser(mine, who, imagined.ledger())
                : mine;
    }

    private ShellLooks looks(Identity user) {
        Function<Identity, ShellLooks> start = who -> new ShellLooks(() -> connection.shell(who), surroundings.nonce());
        return looks.computeIfAbsent(user, start);
    }

    private FactsOfMachine factsOf(Identity who) {
        return new FactsOfMachine() {
            @Override
            public Facts known() {
                return anyFacts(who).get();
            }

            @Override
            public Facts current() {
                return askFacts(who).get();
            }
        };
    }

    /** Who its users are is asked again: they came in anew. */
    public synchronized void forget() {
        looks.clear();
        facts = Optional.empty();
        epoch.end();
    }

    /** Facts of the machine, gathered once; by the user who logged in, unless a task asked for them before. */
    public Facts facts() {
        return anyFacts(new Identity.Login()).get();
    }

    /**
     * Facts of the machine as it is now, asked for when they are used.
     *
     * @param mayBeUsed ask for them at the latest when the machine is about to change; else they may tell of changes
     */
    public ExpectedFacts expectFacts(Identity who, boolean mayBeUsed) {
        ExpectedFacts facts = new ExpectedFacts(who, () -> askFacts(who));
        if (mayBeUsed) {
            expected.add(facts);
        }
        return facts;
    }

    /** What was asked by the same user goes out ahead of his change anyway; another one's shell has to be waited for. */
    private void askExpectedFacts(Identity changing) {
        for (ExpectedFacts facts : List.copyOf(expected)) {
            if (expected.remove(facts)) {
                facts.ask(!facts.who().equals(changing));
            }
        }
    }

    private synchronized Asked<Facts> anyFacts(Identity who) {
        return facts.map(KnownFacts::facts).orElseGet(() -> askFacts(who));
    }

    /** Asks anew when something has changed since, or another user asks. */
    private synchronized Asked<Facts> askFacts(Identity who) {
        boolean known = facts.filter(last -> last.who.equals(who) && last.epoch == epoch.now())
                .isPresent();
        if (!known) {
            facts = Optional.of(new KnownFacts(who, epoch.now(), FactGathering.ask(looks(who))));
        }
        return facts.orElseThrow().facts();
    }

    /** A dry run cannot tell what a task does: it may do what a command may. */
    public void leaveOut(String reason) {
        imagined.ledger().touch(Subject.anyOf("command"), reason);
    }

    /** What a dry run left out and that may have any effect: a command, or a package. */
    public Optional<String> undone() {
        return imagined.ledger().touched(List.of(Subject.anyOf("package"), Subject.anyOf("command")));
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
