package dev.sentryprovision.host;

import dev.sentryprovision.host.Overlay.Node;
import dev.sentryprovision.host.Overlay.Stored;
import dev.sentryprovision.host.PathStatus.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The dry run's overlay over an {@link EmptyMachine}, with a door through which tests put things in. */
public final class ImaginedMachine {

    /** The moment at which everything happens. */
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final EmptyMachine machine;
    private final DryRunState imagined = DryRunState.nothing();
    private final String name;
    private final Map<String, Object> facts;

    public ImaginedMachine(String name, Account account, Map<String, Object> facts) {
        this.machine = new EmptyMachine(account);
        this.name = name;
        this.facts = facts;
    }

    public static Account root() {
        return new Account("root", 0, "root", 0, Set.of(0L), "/root", 022);
    }

    public EmptyMachine machine() {
        return machine;
    }

    public Host host(Changes changes) {
        Surroundings surroundings = new Surroundings(() -> NOW, () -> "nonce", 4711);
        FactsOfMachine told = new FactsOfMachine() {
            @Override
            public Facts known() {
                return new Facts(facts);
            }

            @Override
            public Facts current() {
                return known();
            }
        };
        RecordingHost.View view =
                new RecordingHost.View(name, machine, told, new Epoch(), changes, ChangeListener.NONE, surroundings);
        return new DryRunHost(view, imagined);
    }

    /** Puts an entry in place, and the folders above it where they are missing. */
    public void put(RemotePath path, PathStatus status, Content content) {
        if (!path.isRoot() && overlay().find(path.parent()).isEmpty()) {
            put(path.parent(), status(Kind.DIRECTORY, 0755, "root", "root", 4096, ""), Content.of(""));
        }
        Stored stored = status.isFile() ? new Stored.Given(content) : new Stored.Nothing();
        overlay().put(path, new Node.Entry(status, stored, true));
    }

    public void remove(RemotePath path) {
        overlay().put(path, new Node.Gone());
    }

    private Overlay overlay() {
        return imagined.overlay();
    }

    public static PathStatus status(Kind kind, int mode, String owner, String group, long size, String target) {
        double now = NOW.getEpochSecond();
        long uid = owner.equals("root") ? 0 : 1000;
        long gid = group.equals("root") ? 0 : 1000;
        return new PathStatus(kind, mode, owner, group, uid, gid, size, now, now, now, 0, 0, 1, target);
    }
}
