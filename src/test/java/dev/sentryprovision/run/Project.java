package dev.sentryprovision.run;

import dev.sentryprovision.config.Configuration;
import dev.sentryprovision.connection.Connector;
import dev.sentryprovision.connection.LocalConnector;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.secret.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A project in a folder, run as the command line would, on hosts that are all this machine through a local shell. */
final class Project {

    private final Path folder;
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private Connector connector = new LocalConnector();
    private Connector here = new LocalConnector();
    private List<String> inventories = List.of("h1,h2,h3");
    private Selection selection = Selection.everything();
    private List<String> extraVars = List.of();
    private boolean checkMode;
    private final Map<String, String> environment = new HashMap<>();
    private boolean forceHandlers;
    private int forks = 10;
    private boolean step;
    private Questions questions = Questions.NOBODY;

    Project(Path folder) {
        this.folder = folder;
    }

    Project file(String name, String text) {
        try {
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Project inventory(String... sources) {
        inventories = List.of(sources);
        return this;
    }

    Project through(Connector newConnector) {
        connector = newConnector;
        here = newConnector;
        return this;
    }

    /** One for hosts at the other end of a network, one for this machine. */
    Project through(Connector remote, Connector local) {
        connector = remote;
        here = local;
        return this;
    }

    Project tags(List<String> tags, List<String> skip) {
        selection = new Selection(selection.limit(), tags, skip, selection.startAtTask());
        return this;
    }

    Project startAt(String task) {
        selection = new Selection(selection.limit(), selection.tags(), selection.skipTags(), Optional.of(task));
        return this;
    }

    Project limit(String pattern) {
        selection =
                new Selection(Optional.of(pattern), selection.tags(), selection.skipTags(), selection.startAtTask());
        return this;
    }

    Project extraVars(String... texts) {
        extraVars = List.of(texts);
        return this;
    }

    Project dryRun(boolean isDryRun) {
        checkMode = isDryRun;
        return this;
    }

    Project forks(int number) {
        forks = number;
        return this;
    }

    Project step() {
        step = true;
        return this;
    }

    Project asking(Questions somebody) {
        questions = somebody;
        return this;
    }

    /** An environment variable of the control machine. */
    Project environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Project forceHandlers() {
        forceHandlers = true;
        return this;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Writes the playbook, then runs it. */
    Project play(String text) {
        return file("site.yml", text).run("site.yml");
    }

    Project run(String playbook) {
        events.clear();
        Redactor redactor = new Redactor();
        Prepared prepared = Preparation.of(options(playbook), redactor);
        new Runner(connector, here, redactor, events::add, new Stop(), questions, Clock.systemUTC()).run(prepared);
        return this;
    }

    RunOptions options(String playbook) {
        return new RunOptions(
                new RunOptions.Work.Playbooks(List.of(folder.resolve(playbook))),
                inventories,
                selection,
                extraVars,
                new RunOptions.DryRun(checkMode, true),
                new Access(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("local"), Optional.empty()),
                Becoming.nobodyElse(),
                List.of(),
                forks,
                0,
                forceHandlers,
                step,
                folder,
                environment,
                Configuration.read(environment, folder));
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** {@code host: task = STATUS}, in order of events; within one task in order of hosts. */
    List<String> results() {
        List<String> lines = new ArrayList<>();
        List<String> ofTask = new ArrayList<>();
        for (Event event : events()) {
            if (event instanceof Event.TaskStarted) {
                Collections.sort(ofTask);
                lines.addAll(ofTask);
                ofTask.clear();
            } else if (event instanceof Event.HostDone(var task, String host, TaskResult result)
                    && !task.name().equals("Gathering Facts")) {
                ofTask.add(host + ": " + task.name() + " = " + result.status() + (result.ignored() ? " ignored" : ""));
            }
        }
        Collections.sort(ofTask);
        lines.addAll(ofTask);
        return lines;
    }

    /** What debug tasks said on a host, in order. */
    List<String> said(String host) {
        return events().stream()
                .flatMap(event -> event instanceof Event.HostDone(var ref, String name, TaskResult result)
                                && name.equals(host)
                                && !result.message().isEmpty()
                        ? Stream.of(result.message())
                        : Stream.empty())
                .toList();
    }

    TaskResult result(String host, String task) {
        return events().stream()
                .flatMap(event -> event instanceof Event.HostDone(var ref, String name, TaskResult result)
                                && name.equals(host)
                                && ref.name().equals(task)
                        ? Stream.of(result)
                        : Stream.empty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no result of '" + task + "' on " + host + " in " + results()));
    }

    HostStats stats(String host) {
        return events().stream()
                .flatMap(event -> event instanceof Event.RunEnded(Map<String, HostStats> stats, var took)
                        ? Stream.of(stats.get(host))
                        : Stream.empty())
                .findFirst()
                .orElseThrow();
    }
}
