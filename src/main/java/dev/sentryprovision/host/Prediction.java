package dev.sentryprovision.host;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.host.Change.PathChange;
import dev.sentryprovision.host.PathStatus.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a step will leave at its path. Both the live host and the dry run take their change records from here, so that
 * they cannot differ.
 */
final class Prediction {

    static final int NEW_FILE = 0644;
    static final int NEW_FOLDER = 0755;
    private static final int LINK = 0777;

    private final Step step;
    private final Situation situation;

    private Prediction(Step step, Situation situation) {
        this.step = step;
        this.situation = situation;
    }

    /**
     * The change, or empty when all is as wanted already.
     *
     * @throws HostFailure when the machine would refuse the step
     */
    static Optional<PathChange> of(Step step, Situation situation) {
        new Obstacles(step, situation).check();
        return new Prediction(step, situation).change();
    }

    private Optional<PathChange> change() {
        PathImage after = after();
        if (situation.unknown().isEmpty() && isSame(after)) {
            return Optional.empty();
        }
        situation.refusal().ifPresent(reason -> {
            throw new HostFailure("cannot " + step.words() + ": " + reason);
        });
        Diff diff = new PathDiff(step, situation, after).diff();
        return Optional.of(new PathChange(step.path(), situation.before(), after, diff));
    }

    private PathImage after() {
        return switch (step) {
            case Step.Write(FileWrite write) -> written(write);
            case Step.Remove _ -> new PathImage(PathStatus.absent(), Optional.empty());
            case Step.MakeDirectory(RemotePath _, Attributes wanted, boolean _) ->
                new PathImage(directory(wanted), Optional.empty());
            case Step.MakeLink(RemotePath _, String target, Host.LinkKind kind) -> linked(target, kind);
            case Step.SetAttributes(RemotePath _, Attributes wanted) ->
                new PathImage(withAttributes(wanted), situation.before().content());
            case Step.Touch(RemotePath _, Optional<Double> modified, Optional<Double> accessed) ->
                touched(modified, accessed);
        };
    }

    private PathImage written(FileWrite write) {
        PathStatus old = situation.status();
        boolean replaces = old.isFile();
        int current = replaces ? old.mode() : NEW_FILE;
        int mode = write.attributes().mode().map(m -> m.applyTo(current, false)).orElse(current);
        Ownership owner = replaces ? Ownership.ofReplacement(old, situation) : Ownership.ofNew(situation);
        PathStatus status = entry(
                Kind.FILE, mode, owner.with(write.attributes()), write.content().size(), "");
        PathStatus timed = write.modified()
                .map(time -> status.withTimes(time, status.accessed()))
                .orElse(status);
        return new PathImage(timed, Optional.of(write.content()));
    }

    private PathStatus directory(Attributes wanted) {
        int inherited = situation.groupGiver().isPresent() ? 02000 : 0;
        int mode = wanted.mode().map(m -> m.applyTo(NEW_FOLDER, true)).orElse(NEW_FOLDER | inherited);
        return entry(Kind.DIRECTORY, mode, Ownership.ofNew(situation).with(wanted), 4096, "");
    }

    private PathImage linked(String target, Host.LinkKind kind) {
        if (kind == Host.LinkKind.HARD && situation.linkTarget().isPresent()) {
            return situation.linkTarget().get();
        }
        int length = target.getBytes(StandardCharsets.UTF_8).length;
        return new PathImage(
                entry(Kind.SYMBOLIC_LINK, LINK, Ownership.ofNew(situation), length, target), Optional.empty());
    }

    private PathStatus withAttributes(Attributes wanted) {
        PathStatus old = situation.status();
        int mode = old.isLink()
                ? old.mode()
                : wanted.mode()
                        .map(m -> m.applyTo(old.mode(), old.isDirectory()))
                        .orElse(old.mode());
        return old.with(mode, Ownership.of(old).with(wanted));
    }

    private PathImage touched(Optional<Double> modified, Optional<Double> accessed) {
        PathImage before = situation.before();
        PathStatus base = before.status().exists()
                ? before.status()
                : entry(Kind.FILE, NEW_FILE, Ownership.ofNew(situation), 0, "");
        Optional<Content> content = before.status().exists() ? before.content() : Optional.of(Content.of(""));
        return new PathImage(
                base.withTimes(modified.orElse(base.modified()), accessed.orElse(base.accessed())), content);
    }

    private PathStatus entry(Kind kind, int mode, Ownership owner, long size, String target) {
        return entry(kind, mode, owner, size, target, situation.now());
    }

    /** A folder that a command makes. */
    static PathStatus newFolder(Account account, double now) {
        Ownership owner = new Ownership(account.user(), account.uid(), account.group(), account.gid());
        return entry(Kind.DIRECTORY, NEW_FOLDER, owner, 4096, "", now);
    }

    private static PathStatus entry(Kind kind, int mode, Ownership owner, long size, String target, double now) {
        return new PathStatus(
                kind,
                mode,
                owner.owner(),
                owner.group(),
                owner.uid(),
                owner.gid(),
                size,
                now,
                now,
                now,
                0,
                0,
                kind == Kind.DIRECTORY ? 2 : 1,
                target);
    }

    private boolean isSame(PathImage after) {
        PathStatus old = situation.status();
        PathStatus wanted = after.status();
        if (step instanceof Step.MakeLink(RemotePath _, String _, Host.LinkKind kind) && kind == Host.LinkKind.HARD) {
            return old.exists() && old.inode() != 0 && old.inode() == wanted.inode() && old.device() == wanted.device();
        }
        return old.kind() == wanted.kind()
                && old.mode() == wanted.mode()
                && Ownership.of(old).equals(Ownership.of(wanted))
                && old.linkTarget().equals(wanted.linkTarget())
                && (!(step instanceof Step.Touch)
                        || old.modified() == wanted.modified() && old.accessed() == wanted.accessed())
                && (!(step instanceof Step.Write)
                        || sameContent(situation.before().content(), after.content()));
    }

    private static boolean sameContent(Optional<Content> one, Optional<Content> other) {
        return one.isPresent()
                && other.isPresent()
                && one.get().size() == other.get().size()
                && one.get().size() <= Look.Read.SMALL
                && Arrays.equals(one.get().allBytes(), other.get().allBytes());
    }
}
