package dev.sentryprovision.cli;

import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Command lines in a folder of their own, with buffers for streams and an engine that only remembers. */
final class CommandLineSession {

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> questions = new ArrayList<>();
    private final List<RunOptions> runs = new ArrayList<>();
    private final Redactor redactor = new Redactor();
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private String input = "";
    private Engine engine = (_, _, _, _, _) -> Map.of();

    CommandLineSession(Path folder) {
        this.folder = folder;
        environment.put("HOME", folder.toString());
    }

    CommandLineSession file(String path, String content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CommandLineSession file(String path) {
        return file(path, "");
    }

    CommandLineSession environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    CommandLineSession input(String text) {
        input = text;
        return this;
    }

    CommandLineSession engine(Engine other) {
        engine = other;
        return this;
    }

    CommandLineSession engineCounting(HostStats... hosts) {
        Map<String, HostStats> stats = new HashMap<>();
        for (HostStats host : hosts) {
            stats.put("host" + stats.size(), host);
        }
        return engine((_, _, _, _, _) -> stats);
    }

    int execute(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        PrintWriter errors = new PrintWriter(err);
        int status = new Application(new Surroundings(
                        new BufferedReader(new StringReader(input)),
                        writer,
                        errors,
                        environment,
                        folder,
                        false,
                        this::answer,
                        () -> Instant.parse("2026-11-22T10:00:00Z"),
                        redactor,
                        (options, events, secrets, stop, asked) -> {
                            runs.add(options);
                            return engine.run(options, events, secrets, stop, asked);
                        }))
                .execute(args);
        writer.flush();
        errors.flush();
        return status;
    }

    /** The options of the run that this command line asked for. */
    RunOptions runOf(String... args) {
        int before = runs.size();
        int status = execute(args);
        if (runs.size() != before + 1) {
            throw new AssertionError("no run, status " + status + ": " + err);
        }
        return runs.getLast();
    }

    Path folder() {
        return folder;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    List<String> questions() {
        return questions;
    }

    private Secret answer(String question) {
        questions.add(question);
        return new Secret("pw" + questions.size());
    }
}
