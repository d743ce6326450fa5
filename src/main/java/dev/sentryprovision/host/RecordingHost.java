package dev.sentryprovision.host;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.Diff.AttributeChange;
import dev.sentryprovision.host.Change.CommandChange;
import dev.sentryprovision.host.Change.FetchChange;
import dev.sentryprovision.host.Change.PathChange;
import dev.sentryprovision.shell.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What all hosts have in common: how a change is worked out and recorded. */
abstract sealed class RecordingHost implements Host permits LiveHost, DryRunHost, LookAheadHost {

    /** What makes one view of a machine differ from another. */
    record View(
            String name,
            Looks looks,
            FactsOfMachine facts,
            Epoch epoch,
            Changes changes,
            ChangeListener journal,
            Surroundings surroundings) {

        /** The same for a task that does nothing yet: nobody hears of what it would do. */
        View aside() {
            return new View(name, looks, facts, new Epoch(), new Changes(), ChangeListener.NONE, surroundings);
        }
    }

    /** Places that packages leave alone: the kernel's, and those of FHS 3.0, chapters 3 and 4.9, and Debian Policy 9.1. */
    private static final List<RemotePath> WITHOUT_PACKAGES = Stream.of(
                    "/dev",
                    "/home",
                    "/media",
                    "/mnt",
                    "/opt",
                    "/proc",
                    "/root",
                    "/srv",
                    "/sys",
                    "/tmp",
                    "/usr/local",
                    "/var/local",
                    "/var/tmp")
            .map(RemotePath::new)
            .toList();

    private final View view;

    RecordingHost(View view) {
        this.view = view;
    }

    /** What a look gives, reusing what was asked since the last change. May throw {@link UnknownUntilApplied}. */
    abstract <T> Asked<T> known(Look<T> look);

    /** Whether its changes are only told: then nobody but it can tell that the machine would refuse one. */
    abstract boolean isForetold();

    /** What a dry run did not do and that touches one of these. */
    Optional<String> pending(Subject... subjects) {
        return Optional.empty();
    }

    @Override
    public void confirmMissing() {
        refuseToGuess(Subject.anyOf("package"), Subject.anyOf("command"));
    }

    @Override
    public void confirmAbsent(RemotePath path) {
        if (WITHOUT_PACKAGES.stream().noneMatch(path::startsWith)) {
            refuseToGuess(Subject.anyOf("package"));
        }
    }

    private void refuseToGuess(Subject... subjects) {
        pending(subjects).ifPresent(reason -> {
            throw new UnknownUntilApplied(reason);
        });
    }

    abstract void perform(Step step, Situation situation, PathChange change);

    /** Does what belongs together, and tells of each change that is done. */
    abstract void perform(List<Planned> planned, Consumer<Change> done);

    /** Why a command will be refused, where it is not tried. */
    Optional<String> refusal(Effect effect) {
        return Optional.empty();
    }

    abstract RunResult perform(Command command, Effect effect);

    abstract void perform(FetchChange change, Optional<String> sha1);

    View view() {
        return view;
    }

    @Override
    public final String name() {
        return view.name;
    }

    @Override
    public final String user() {
        return account().user();
    }

    final Account account() {
        return view.looks.account().get();
    }

    @Override
    public final RemotePath resolve(String path) {
        if (path.startsWith("/")) {
            return new RemotePath(path);
        }
        if (!path.startsWith("~")) {
            return new RemotePath(account().home() + "/" + path);
        }
        int slash = path.indexOf('/');
        String user = slash < 0 ? path.substring(1) : path.substring(1, slash);
        String rest = slash < 0 ? "" : path.substring(slash);
        return new RemotePath((user.isEmpty() ? account().home() : homeOf(user)) + rest);
    }

    private String homeOf(String user) {
        Reply reply = look(Look.home(user));
        if (!reply.succeeded()) {
            throw new HostFailure("no home for '~" + user + "': there is no such user");
        }
        return reply.out();
    }

    @Override
    public final Facts facts() {
        return view.facts.known();
    }

    @Override
    public Facts currentFacts() {
        return view.facts.current();
    }

    @Override
    public final Optional<PathStatus> left(RemotePath path) {
        return view.changes.list().reversed().stream()
                .filter(change -> change instanceof PathChange(RemotePath at, PathImage _, PathImage _, Diff _)
                        && at.equals(path))
                .map(change -> ((PathChange) change).after().status())
                .findFirst();
    }

    @Override
    public final Optional<RemotePath> write(FileWrite write) {
        Step.Write step = new Step.Write(write);
        Situation situation = situation(step);
        return take(step, situation)
                .filter(change -> write.backup() && change.before().status().isFile())
                .map(_ -> situation.backup());
    }

    @Override
    public final void remove(RemotePath path) {
        take(new Step.Remove(path));
    }

    @Override
    public final void makeDirectory(RemotePath path, Attributes attributes) {
        take(new Step.MakeDirectory(path, attributes, false));
    }

    @Override
    public final void link(RemotePath path, String target, LinkKind kind) {
        take(new Step.MakeLink(path, target, kind));
    }

    @Override
    public final void setAttributes(RemotePath path, Attributes attributes) {
        take(new Step.SetAttributes(path, attributes));
    }

    @Override
    public final void touch(RemotePath path, Optional<Double> modified, Optional<Double> accessed) {
        take(new Step.Touch(path, modified, accessed));
    }

    @Override
    public final void take(PathSteps steps) {
        take(new Rehearsal(new Survey(this, view.surroundings)).of(steps.list()));
    }

    /** Makes changes that are worked out already. When one fails, those that are done are recorded. */
    final void take(List<Planned> planned) {
        planned.forEach(each -> view.journal.before(each.change()));
        try {
            perform(planned, view.changes::add);
        } finally {
            view.epoch.end();
        }
    }

    @Override
    public final RunResult run(Command command, Effect effect) {
        refusal(effect).ifPresent(reason -> {
            throw new HostFailure(reason);
        });
        Change change = new CommandChange(command, effect);
        view.journal.before(change);
        view.changes.add(change);
        try {
            return perform(command, effect);
        } finally {
            view.epoch.end();
        }
    }

    @Override
    public final void fetch(RemotePath from, Path to, Optional<String> sha1) {
        boolean replaces = Files.exists(to);
        AttributeChange state = replaces
                ? new AttributeChange("content", "old", "new")
                : new AttributeChange("state", "absent", "file");
        FetchChange change = new FetchChange(from, to, Diff.attributes(to.toString(), List.of(state)));
        view.journal.before(change);
        perform(change, sha1);
        view.changes.add(change);
    }

    private void take(Step step) {
        take(step, situation(step));
    }

    private Optional<PathChange> take(Step step, Situation situation) {
        Optional<PathChange> change = Prediction.of(step, situation);
        change.ifPresent(planned -> {
            view.journal.before(planned);
            try {
                perform(step, situation, planned);
            } finally {
                view.epoch.end();
            }
            view.changes.add(planned);
        });
        return change;
    }

    private Situation situation(Step step) {
        return new Survey(this, view.surroundings).of(step);
    }
}
