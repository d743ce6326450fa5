package dev.sentryprovision.report;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.PlayRef;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A run as {@code ansible-playbook} shows it. */
public final class ConsoleView extends LiveView {

    private final ConsoleSettings settings;
    private final ResultLines results;
    private final Set<String> said = new HashSet<>();
    private String heading = "";
    private boolean dryRun;
    private Optional<Event.CustomStats> customStats = Optional.empty();

    public ConsoleView(PrintWriter out, ConsoleSettings settings, InstantSource clock) {
        super(out, settings, clock);
        this.settings = settings;
        this.results = new ResultLines(screen(), settings.verbosity());
    }

    @Override
    protected void show(Event event) {
        if (!isHidden(event)) {
            tell(event);
        }
    }

    /** Of what is not to be shown, neither are headings: they stand above the first line below them. */
    private boolean isHidden(Event event) {
        boolean some = !settings.skipped() || !settings.unchanged();
        return switch (event) {
            case Event.TaskStarted _ -> some;
            case Event.HostDone e -> isHidden(e.result().status());
            case Event.ItemDone e -> isHidden(e.result().status());
            default -> false;
        };
    }

    private boolean isHidden(TaskResult.Status status) {
        return status == TaskResult.Status.SKIPPED && !settings.skipped()
                || status == TaskResult.Status.OK && !settings.unchanged();
    }

    private void tell(Event event) {
        switch (event) {
            case Event.RunStarted e -> start(e);
            case Event.PlayStarted e -> playHeading(e.play());
            case Event.NoHosts e -> noHosts(e);
            case Event.TaskStarted e -> taskHeading(e.task());
            case Event.HostStarted _ -> {}
            case Event.HostProgress _ -> {}
            case Event.Notice e -> print(Colour.PLAIN, e.text());
            case Event.HostTraffic _ -> {}
            case Event.CustomStats e -> customStats = Optional.of(e);
            case Event.ItemDone e -> {
                taskHeading(e.task());
                results.item(e);
            }
            case Event.HostDone e -> {
                taskHeading(e.task());
                results.host(e);
            }
            case Event.Retrying e -> retrying(e);
            case Event.Included e -> {
                taskHeading(e.task());
                print(Colour.SKIPPED, "included: " + e.file() + " for " + String.join(", ", e.hosts()));
            }
            case Event.Warning e -> sayOnce(Colour.WARNING, "[WARNING]: " + e.message());
            case Event.Deprecation e -> sayOnce(Colour.DETAIL, "[DEPRECATION WARNING]: " + e.message());
            case Event.RunEnded e -> end(e);
        }
    }

    private void start(Event.RunStarted event) {
        dryRun = event.checkMode();
        results.showDiffs(event.showDiff());
        if (settings.verbosity() >= 2) {
            event.playbooks().forEach(playbook -> banner("PLAYBOOK: " + playbook));
        }
    }

    private void end(Event.RunEnded event) {
        Recap recap = new Recap(screen());
        recap.print(event.stats());
        if (dryRun) {
            recap.printDryRun(event.stats());
        }
        if (settings.customStats()) {
            customStats.ifPresent(recap::print);
        }
    }

    private void noHosts(Event.NoHosts event) {
        playHeading(event.play());
        print(Colour.SKIPPED, "skipping: " + event.reason());
    }

    private void retrying(Event.Retrying event) {
        taskHeading(event.task());
        print(
                Colour.RETRYING,
                "FAILED - RETRYING: [" + event.host() + "]: " + event.task().name() + " (" + event.retriesLeft()
                        + " retries left)."
                        + (settings.verbosity() > 1
                                ? " Result was: " + ResultText.full(event.result(), settings.verbosity())
                                : ""));
    }

    private void playHeading(PlayRef play) {
        if (!heading.equals(play.id())) {
            heading = play.id();
            banner("PLAY [" + play.name() + "]");
        }
    }

    /** Results of two tasks may interleave; each stands below its own heading. */
    private void taskHeading(TaskRef task) {
        String id = task.play().id() + " " + task.id();
        if (!heading.equals(id)) {
            heading = id;
            banner((task.handler() ? "RUNNING HANDLER [" : "TASK [") + task.name() + "]");
            if (settings.verbosity() >= 2) {
                print(Colour.DETAIL, "task path: " + task.where());
            }
        }
    }

    private void banner(String text) {
        print(Colour.PLAIN, Banner.line(text, settings.width()));
    }

    private void sayOnce(Colour colour, String text) {
        if (said.add(text)) {
            print(colour, text);
        }
    }
}
