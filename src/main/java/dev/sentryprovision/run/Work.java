package dev.sentryprovision.run;

import dev.sentryprovision.host.Background;
import dev.sentryprovision.host.Change;
import dev.sentryprovision.host.Changes;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.JobFiles;
import dev.sentryprovision.host.LookAheadHost;
import dev.sentryprovision.module.ModuleType;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.playbook.Keyword;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A module at work for a task: with its arguments, on its machine, as its user, in its environment. */
final class Work {

    /** What the module said and what it changed. */
    record Done(Outcome outcome, List<Change> changes) {

        private Done after(List<Change> earlier) {
            return earlier.isEmpty()
                    ? this
                    : new Done(
                            outcome,
                            Stream.concat(earlier.stream(), changes.stream()).toList());
        }
    }

    private final TaskAtHost at;
    private final PlayHost host;
    private final ModuleType module;
    private final Consumer<String> output;

    /** Work that only looks ahead shows no output. */
    Work(TaskAtHost at, ModuleType module) {
        this(at, module, _ -> {});
    }

    /** @param output receives lines that commands put out while they run */
    Work(TaskAtHost at, ModuleType module, Consumer<String> output) {
        this.at = at;
        this.output = output;
        this.host = at.host();
        this.module = module;
    }

    /** Does it now: what it found ahead of its turn counts if it still holds. */
    Done run(Prospects prospects) {
        Map<String, Object> arguments = new Arguments(at, module).rendered();
        if (!module.needsHost()) {
            return new Done(invoke(arguments, new NoMachine(host.name())), List.of());
        }
        Place place = Place.of(at);
        if (!module.mayLookAhead() || at.run().jobs().areAtWorkOn(host.name())) {
            return now(arguments, place);
        }
        LookAhead ahead = host.lookAhead();
        LookAhead.Key key = key(arguments, place);
        Optional<Done> known = ahead.take(key).or(() -> ahead.explore(key, prospects));
        return known.orElseGet(() -> now(arguments, place)).after(ahead.takeBegun(key));
    }

    /** What a module that works on the control machine says, whether it is the task's turn or not. */
    Outcome onControlMachine() {
        return invoke(new Arguments(at, module).rendered(), new NoMachine(host.name()));
    }

    /** Receives lines that commands put out while they run. */
    Consumer<String> output() {
        return output;
    }

    /** Does it with commands that go on by themselves on the machine. */
    Done detached(Background background) {
        Place place = Place.of(at);
        return now(
                new Arguments(at, module).rendered(),
                new Place(place.name(), place.session(), place.view().with(background)));
    }

    /** The file on the machine that tells whether a job has finished. */
    String resultsFile(String job) {
        Place place = Place.of(at);
        Host machine = place.session().view(place.view(), new Changes());
        Optional<String> folder = Optional.ofNullable(place.view().environment().get(JobFiles.FOLDER_VARIABLE));
        return new JobFiles(job).file(machine, folder).toString();
    }

    boolean isForetold() {
        return Place.of(at).view().dryRun();
    }

    /** Tells the machine's dry run that nobody knows what this does to it. */
    void leaveOut(String reason) {
        if (module.needsHost()) {
            Failures.orElse(
                    () -> {
                        Place.of(at).session().leaveOut(reason);
                        return true;
                    },
                    false);
        }
    }

    /** What a dry run left out, where this is done in spite of it. */
    Optional<String> undone() {
        return at.run().checkMode() && module.needsHost() && !isForetold()
                ? Place.of(at).session().undone()
                : Optional.empty();
    }

    private Done now(Map<String, Object> arguments, Place place) {
        Changes changes = new Changes();
        try {
            Outcome outcome =
                    invoke(arguments, place.session().view(place.view().following(output), changes));
            return new Done(outcome, changes.list());
        } finally {
            host.lookAhead().learn(!changes.isEmpty());
        }
    }

    /**
     * Tries it ahead of its turn, together with others.
     *
     * @param sharesTurn whether its changes may be made in the turn of another
     */
    Trial tryAhead(Phaser together, boolean sharesTurn) {
        if (at.falseCondition().isPresent()) {
            return new Trial.Skipped();
        }
        Map<String, Object> arguments = new Arguments(at, module).rendered();
        Place place = Place.of(at);
        long epoch = place.session().epoch();
        LookAheadHost machine = place.session().ahead(place.view(), together, sharesTurn);
        Outcome outcome = invoke(arguments, machine);
        return new Trial.Seen(key(arguments, place), epoch, outcome, machine.foreseen());
    }

    private LookAhead.Key key(Map<String, Object> arguments, Place place) {
        return new LookAhead.Key(at.task().where(), arguments, place.session(), place.view());
    }

    private Outcome invoke(Map<String, Object> arguments, Host machine) {
        return at.run().moduleRunner().run(module, arguments, machine, new TaskController(at));
    }

    /** Facts that a module gives belong to the host that the task is for, unless they are delegated. */
    RunHost factsOwner() {
        boolean delegated = at.flag(Keyword.DELEGATE_FACTS).orElse(false);
        return delegated ? Place.delegate(at).map(at.play()::runHost).orElse(host.host()) : host.host();
    }
}
