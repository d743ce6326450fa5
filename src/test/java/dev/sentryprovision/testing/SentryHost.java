package dev.sentryprovision.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A bare machine for an installation of Sentry, and runs of this project's playbooks against it. */
public final class SentryHost implements AutoCloseable {

    private static final String NAME = "sentry";

    private final SshHost host;
    private final Path folder;
    private final StringBuilder shown = new StringBuilder();
    private final List<String> settings = new ArrayList<>(List.of("@src/test/sentry-host/vars.yml"));

    /**
     * @param tasks   status of each task that did or would do something, by name
     * @param results what is reported of each of them
     */
    public record Run(int status, String output, Map<String, String> tasks, Map<String, JsonNode> results) {}

    private SentryHost(SshHost host, Path folder) {
        this.host = host;
        this.folder = folder;
    }

    /** @param folder for the inventory and reports */
    public static SentryHost start(Path folder) {
        SentryHost started = new SentryHost(SshHosts.startSentryHost(), folder);
        try {
            Files.writeString(started.inventory(), started.host.inventory(NAME));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Extra variables of all runs from now on. */
    public void set(String variables) {
        settings.add(variables);
    }

    /** Runs a script as root on the machine; its standard output. */
    public String run(String script) {
        return host.run(script);
    }

    /** @param variables extra variables of this run alone */
    public Run run(String verb, String playbook, String... variables) {
        Path report = folder.resolve("report.json");
        try {
            Files.deleteIfExists(report);
            Program.Ended ended = Program.run(arguments(report, verb, playbook, variables));
            shown.append(ended.output()).append(Files.readString(report));
            Map<String, JsonNode> results = results(new ObjectMapper().readTree(report.toFile()), ended.output());
            Map<String, String> tasks = new TreeMap<>();
            results.forEach(
                    (name, result) -> tasks.put(name, result.get("status").asText()));
            return new Run(ended.status(), ended.output(), tasks, results);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plans and applies, and holds what the plan told against what was then done. */
    public Run foretold(String playbook, String... variables) {
        Run planned = run("plan", playbook, variables);
        Run applied = run("apply", playbook, variables);
        assertThat(planned.status()).as(planned.output()).isZero();
        assertThat(applied.status()).as(applied.output()).isZero();
        Foretold.check(planned.results(), applied.results());
        return applied;
    }

    /** All that runs printed and reported so far. */
    public String shown() {
        return shown.toString();
    }

    /** The same, without waiting for its end. */
    public Process begin(String verb, String playbook, String... variables) {
        return Program.begin(arguments(folder.resolve("begun.json"), verb, playbook, variables));
    }

    private String[] arguments(Path report, String verb, String playbook, String... variables) {
        List<String> arguments = new ArrayList<>(List.of(
                verb,
                "playbooks/" + playbook,
                "-i",
                inventory().toString(),
                "-vvv",
                "--diff",
                "--report",
                "json=" + report));
        List<String> all = new ArrayList<>(settings);
        all.addAll(List.of(variables));
        for (String each : all) {
            arguments.addAll(List.of("-e", each));
        }
        return arguments.toArray(String[]::new);
    }

    private static Map<String, JsonNode> results(JsonNode report, String output) {
        if (report.path("plays").isMissingNode()) {
            throw new AssertionError(output);
        }
        return Foretold.results(report, NAME);
    }

    /** When a service was started last. */
    public String started(String service) {
        return host.run("docker inspect -f '{{.State.StartedAt}}' " + container(service));
    }

    /** What a command in a service's container prints. */
    public String inside(String service, String command) {
        return host.run("docker exec " + container(service) + " " + command);
    }

    private static String container(String service) {
        return "sentry-self-hosted-" + service + "-1";
    }

    private Path inventory() {
        return folder.resolve("inventory.yml");
    }

    @Override
    public void close() {
        host.close();
    }
}
