package dev.sentryprovision.host;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Overlay.Node;
import dev.sentryprovision.host.Overlay.Stored;
import java.util.Optional;

/** Answers looks as they will be after the changes of a dry run, for one user. */
final class OverlayLooks {

    private final Overlay overlay;
    private final Ledger ledger;
    private final Recall machine;
    private final Asked<Account> account;
    private final OverlayPaths paths;
    private final OverlayContent contents;

    OverlayLooks(Overlay overlay, Ledger ledger, Recall machine, Asked<Account> account) {
        this.overlay = overlay;
        this.ledger = ledger;
        this.machine = machine;
        this.account = account;
        this.paths = new OverlayPaths(overlay, machine);
        this.contents = new OverlayContent(machine);
    }

    /** Asks the machine what an answer will need; it goes out with what else is asked. */
    void prepare(Look<?> look) {
        if (isAnsweredByMachine(look)) {
            machine.fresh(look);
            prepareWay(look);
            Companions.ofForetold(look).forEach(this::recall);
        }
    }

    /** The same, when an answer that was given since the last change will do. */
    void recall(Look<?> look) {
        if (isAnsweredByMachine(look)) {
            machine.known(look);
            prepareWay(look);
        }
    }

    private boolean isAnsweredByMachine(Look<?> look) {
        boolean unknown = look instanceof Look.Query query
                && ledger.touched(query.dependsOn()).isPresent();
        return !unknown && ledger.promised(look).isEmpty();
    }

    private void prepareWay(Look<?> look) {
        switch (look) {
            case Look.Stat(RemotePath path, boolean follow) ->
                machine.known(new Look.RealPath(follow ? path : path.parent()));
            case Look.Read(RemotePath path, long _) -> machine.known(new Look.RealPath(path));
            case Look.Digest(RemotePath path, String _) -> machine.known(new Look.RealPath(path));
            case Look.Tree(RemotePath path, boolean _, int _) -> machine.known(new Look.RealPath(path));
            case Look.Writable(RemotePath path) -> machine.known(new Look.RealPath(path));
            case Look.RealPath _, Look.Known _, Look.Query _ -> {}
        }
    }

    @SuppressWarnings("unchecked")
    <T> T answer(Look<T> look) {
        Optional<Object> promised = ledger.promised(look);
        if (promised.isPresent()) {
            return (T) promised.get();
        }
        Object answer = switch (look) {
            case Look.Query query -> reply(query);
            case Look.Stat stat -> status(stat);
            case Look.Read read -> reading(read);
            case Look.Digest digest -> digest(digest);
            case Look.RealPath(RemotePath path) -> paths.real(path);
            case Look.Writable writable -> writable(writable);
            case Look.Known known -> known(known);
            case Look.Tree tree -> new OverlayTree(overlay, machine, contents).entries(tree, paths);
        };
        return (T) answer;
    }

    /** A path without links in its parent: the overlay's key for the entry itself. */
    RemotePath place(RemotePath path) {
        return paths.place(path);
    }

    /** The path with all links followed. */
    RemotePath real(RemotePath path) {
        return paths.real(path);
    }

    private Reply reply(Look.Query query) {
        ledger.touched(query.dependsOn()).ifPresent(OverlayLooks::unknown);
        Reply reply = machine.known(query).get();
        if (!reply.succeeded()) {
            ledger.touched(query.mayAppearWith()).ifPresent(OverlayLooks::unknown);
        }
        return reply;
    }

    private PathStatus status(Look.Stat stat) {
        RemotePath at = stat.follow() ? paths.real(stat.path()) : paths.place(stat.path());
        return overlay.find(at)
                .map(node -> switch (node) {
                    case Node.Entry(PathStatus status, Stored _, boolean _) -> status;
                    case Node.Gone _ -> PathStatus.absent();
                    case Node.Unknown(String reason) -> throw new UnknownUntilApplied(reason);
                    case Node.Promised _ -> throw new IllegalStateException("find() expands promised trees");
                })
                .orElseGet(() -> machine.known(
                                paths.isAsOnMachine(stat.path(), stat.follow(), at)
                                        ? stat
                                        : new Look.Stat(at, stat.follow()))
                        .get());
    }

    private Reading reading(Look.Read read) {
        RemotePath at = paths.real(read.path());
        Optional<Node> node = overlay.find(at);
        if (node.isEmpty()) {
            Look.Read same = paths.isAsOnMachine(read.path(), true, at) ? read : new Look.Read(at, read.limit());
            return machine.known(same).get();
        }
        return fileAt(node.get())
                .map(content -> contents.read(content, read.limit()))
                .orElseGet(Reading.Absent::new);
    }

    private Optional<String> digest(Look.Digest digest) {
        RemotePath at = paths.real(digest.path());
        Optional<Node> node = overlay.find(at);
        if (node.isEmpty()) {
            Look.Digest same =
                    paths.isAsOnMachine(digest.path(), true, at) ? digest : new Look.Digest(at, digest.algorithm());
            return machine.known(same).get();
        }
        return fileAt(node.get()).flatMap(content -> contents.digest(content, digest.algorithm()));
    }

    private boolean writable(Look.Writable look) {
        RemotePath at = paths.real(look.folder());
        return overlay.find(at)
                .map(node -> switch (node) {
                    case Node.Entry(PathStatus status, Stored _, boolean _) ->
                        account.get().mayFill(status);
                    case Node.Gone _ -> true;
                    case Node.Unknown(String reason) -> throw new UnknownUntilApplied(reason);
                    case Node.Promised _ -> throw new IllegalStateException("find() expands promised trees");
                })
                .orElseGet(
                        () -> machine.known(paths.isAsOnMachine(look.folder(), true, at) ? look : new Look.Writable(at))
                                .get());
    }

    private boolean known(Look.Known look) {
        ledger.touched(Subject.ofName(look)).ifPresent(OverlayLooks::unknown);
        return machine.known(look).get();
    }

    /** The content, when a regular file is there. */
    private static Optional<Stored> fileAt(Node node) {
        return switch (node) {
            case Node.Entry(PathStatus status, Stored content, boolean _) ->
                status.isFile() ? Optional.of(content) : Optional.empty();
            case Node.Unknown(String reason) -> throw new UnknownUntilApplied(reason);
            case Node.Gone _, Node.Promised _ -> Optional.empty();
        };
    }

    private static void unknown(String reason) {
        throw new UnknownUntilApplied(reason);
    }
}
