package dev.sentryprovision.host;

import dev.sentryprovision.host.Change.FetchChange;
import dev.sentryprovision.host.Change.PathChange;
import dev.sentryprovision.host.Overlay.Node;
import dev.sentryprovision.host.Overlay.Stored;
import dev.sentryprovision.shell.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks at the machine as it will be; changes only what it remembers of it. */
public final class DryRunHost extends RecordingHost {

    private final DryRunState imagined;
    private final OverlayLooks looks;
    private final List<Settled<?>> pending = new ArrayList<>();

    DryRunHost(View view, DryRunState imagined) {
        super(view);
        this.imagined = imagined;
        this.looks = new OverlayLooks(
                imagined.overlay(),
                imagined.ledger(),
                new Recall(view.looks()),
                view.looks().account());
    }

    @Override
    public <T> Asked<T> ask(Look<T> look) {
        looks.prepare(look);
        return settledLater(look);
    }

    @Override
    boolean isForetold() {
        return true;
    }

    @Override
    Optional<String> pending(Subject... subjects) {
        return imagined.ledger().touched(Set.of(subjects));
    }

    @Override
    <T> Asked<T> known(Look<T> look) {
        looks.recall(look);
        return settledLater(look);
    }

    private synchronized <T> Asked<T> settledLater(Look<T> look) {
        Settled<T> answer = new Settled<>(() -> looks.answer(look));
        pending.add(answer);
        return answer;
    }

    /** What was asked before a change must not see it. */
    private synchronized void settle() {
        pending.forEach(Settled::settle);
        pending.clear();
    }

    @Override
    void perform(Step step, Situation situation, PathChange change) {
        settle();
        RemotePath at = looks.place(step.path());
        PathStatus after = change.after().status();
        switch (step) {
            case Step.Write(FileWrite write) -> put(at, write, situation, after);
            case Step.Remove _ -> imagined.overlay().put(at, new Node.Gone());
            case Step.MakeDirectory _ -> imagined.overlay().put(at, new Node.Entry(after, new Stored.Nothing(), true));
            case Step.MakeLink(RemotePath _, String target, LinkKind kind) -> putLink(at, target, kind, after);
            case Step.SetAttributes _ -> imagined.overlay().putStatus(at, after);
            case Step.Touch _ -> putTouched(at, change);
        }
        Stream.of(step.path(), at)
                .distinct()
                .forEach(path -> imagined.ledger().touch(Subject.path(path), step.words()));
    }

    @Override
    void perform(List<Planned> planned, Consumer<Change> done) {
        for (Planned each : planned) {
            perform(each.step(), each.situation(), each.change());
            done.accept(each.change());
        }
    }

    private void put(RemotePath at, FileWrite write, Situation situation, PathStatus after) {
        if (write.backup() && situation.status().isFile()) {
            RemotePath backup = at.parent().child(situation.backup().fileName());
            imagined.overlay().put(backup, new Node.Entry(situation.status(), stored(at), true));
        }
        imagined.overlay().put(at, new Node.Entry(after, new Stored.Given(write.content()), true));
    }

    private void putLink(RemotePath at, String target, LinkKind kind, PathStatus after) {
        Stored content = kind == LinkKind.HARD ? stored(looks.real(resolve(target))) : new Stored.Nothing();
        imagined.overlay().put(at, new Node.Entry(after, content, true));
    }

    private void putTouched(RemotePath at, PathChange change) {
        if (change.before().status().exists()) {
            imagined.overlay().putStatus(at, change.after().status());
        } else {
            Stored empty = new Stored.Given(Content.of(""));
            imagined.overlay().put(at, new Node.Entry(change.after().status(), empty, true));
        }
    }

    private Stored stored(RemotePath at) {
        return imagined.overlay()
                .find(at)
                .map(node -> node instanceof Node.Entry(PathStatus _, Stored content, boolean _)
                        ? content
                        : new Stored.Nothing())
                .orElse(new Stored.OnMachine(at));
    }

    @Override
    Optional<String> refusal(Effect effect) {
        return new CommandHindrances(this).of(effect);
    }

    @Override
    RunResult perform(Command command, Effect effect) {
        settle();
        for (Subject subject : effect.touches()) {
            if (subject instanceof Subject.PathSubject(RemotePath path)) {
                imagined.overlay().put(looks.place(path), new Node.Unknown(effect.summary()));
            }
        }
        for (Effect.Made made : effect.makes()) {
            Node node = made.preview()
                    .<Node>map(preview -> new Node.Promised(preview, rootOf(made.path())))
                    .orElse(new Node.Unknown(effect.summary()));
            imagined.overlay().put(looks.place(made.path()), node);
        }
        imagined.ledger().enter(effect);
        return new RunResult.NotRun();
    }

    @Override
    void perform(FetchChange change, Optional<String> sha1) {
        // Nothing is asked of the control machine later that this could answer.
    }

    /** A folder that is there already stays as it is; what comes into it is new. */
    private PathStatus rootOf(RemotePath path) {
        try {
            PathStatus now = stat(path);
            return now.isDirectory() ? now : rootOfTree();
        } catch (UnknownUntilApplied _) {
            return rootOfTree();
        }
    }

    private PathStatus rootOfTree() {
        return Prediction.newFolder(account(), view().surroundings().seconds());
    }
}
