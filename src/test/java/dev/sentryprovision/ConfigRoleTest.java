package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.testing.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What role config makes of its variables: one run for all cases, each of which is a host with a checkout on this machine. */
class ConfigRoleTest {

    private static final Path CASES = Path.of("src/test/resources/dev/sentryprovision/config_role.yml");
    private static final Path EXAMPLE = Path.of("src/test/self-hosted/25.10.0/sentry/sentry.conf.example.py");
    private static final String OPTIONS = """
            # mail.host: 'smtp'
            mail.backend: 'smtp' # the installer's
            system.secret-key: 'kept-kept-kept-kept-kept-kept-kept'
            mine: {a: 1}
            """;
    private static final String SECRET = "opensesame";
    private static final String KEPT = "kept-kept-kept";

    @TempDir
    static Path folder;

    private static List<Case> cases;
    private static Program.Ended planned;
    private static Program.Ended applied;
    private static Program.Ended again;
    private static Map<Case, String> afterPlan;

    private record Case(Map<String, Object> fields) {

        String name() {
            return (String) fields.get("name");
        }

        @SuppressWarnings("unchecked")
        <T> Map<String, T> map(String field) {
            return (Map<String, T>) fields.getOrDefault(field, Map.of());
        }

        @SuppressWarnings("unchecked")
        List<String> list(String field) {
            return (List<String>) fields.getOrDefault(field, List.of());
        }

        Optional<String> refused() {
            return Optional.ofNullable((String) fields.get("refused"));
        }

        Path file(String name) {
            return folder.resolve(name()).resolve(name);
        }

        String files() {
            return read(file("sentry/config.yml")) + "\n---\n"
                    + (Files.exists(file("sentry/sentry.conf.py")) ? read(file("sentry/sentry.conf.py")) : "absent");
        }
    }

    @BeforeAll
    static void plan_and_apply_twice() throws IOException {
        List<Map<String, Object>> read = new Yaml().load(Files.readString(CASES));
        cases = read.stream().map(Case::new).toList();
        Map<String, Object> hosts = new LinkedHashMap<>();
        for (Case each : cases) {
            Map<String, Object> variables = new LinkedHashMap<>(each.map("vars"));
            variables.put("sentry_dir", folder.resolve(each.name()).toString());
            hosts.put(each.name(), variables);
            makeCheckout(each);
        }
        Map<String, Object> common = Map.of(
                "ansible_connection", "local",
                "sentry_version", "25.10.0",
                "sentry_url_prefix", "https://sentry.example.com");
        Files.writeString(
                folder.resolve("inventory.yml"),
                new Yaml().dump(Map.of("all", Map.of("hosts", hosts, "vars", common))));
        Files.writeString(
                folder.resolve("playbook.yml"),
                "- {hosts: all, gather_facts: false, roles: ["
                        + Path.of("roles/config").toAbsolutePath() + "]}\n");
        planned = run("plan");
        afterPlan = new LinkedHashMap<>();
        cases.forEach(each -> afterPlan.put(each, each.files()));
        applied = run("apply");
        again = run("apply");
    }

    private static void makeCheckout(Case each) throws IOException {
        Files.createDirectories(each.file("sentry"));
        Files.copy(EXAMPLE, each.file("sentry/sentry.conf.example.py"));
        Files.writeString(each.file("sentry/config.yml"), OPTIONS);
        for (Map.Entry<String, String> file : each.<String>map("before").entrySet()) {
            Files.writeString(each.file(file.getKey()), file.getValue());
        }
    }

    private static Program.Ended run(String verb) {
        List<String> arguments = List.of(
                verb,
                folder.resolve("playbook.yml").toString(),
                "-i",
                folder.resolve("inventory.yml").toString(),
                "--diff",
                "-vvv",
                "-f",
                "50");
        return Program.run(arguments.toArray(String[]::new));
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        return cases.stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.name(),
                        () -> each.refused().ifPresentOrElse(said -> isRefused(each, said), () -> isConfigured(each))));
    }

    private static void isConfigured(Case each) {
        assertThat(afterPlan.get(each))
                .as("a plan writes nothing")
                .startsWith(OPTIONS)
                .endsWith("absent");
        Map<String, Object> options = new Yaml().load(read(each.file("sentry/config.yml")));
        each.map("options")
                .forEach((name, value) -> assertThat(options.get(name)).as(name).isEqualTo(value));
        assertThat(options).containsEntry("mine", Map.of("a", 1)).containsKey("system.secret-key");
        String python = read(each.file("sentry/sentry.conf.py"));
        assertThat(python).as("what upstream wrote stays above").startsWith(read(EXAMPLE));
        assertThat(python.lines()).containsAll(each.list("python"));
        assertThat(each.list("says"))
                .allSatisfy(said -> assertThat(applied.output()).contains(said));
        assertThat(recap(planned, each)).contains("failed=0").doesNotContain("changed=0");
        assertThat(recap(applied, each)).contains("failed=0").doesNotContain("changed=0");
        assertThat(changed(planned, each)).as("what the plan told").isEqualTo(changed(applied, each));
        assertThat(recap(again, each)).contains("changed=0", "failed=0");
    }

    private static void isRefused(Case each, String said) {
        assertThat(recap(applied, each)).contains("changed=0", "failed=1");
        assertThat(failure(each)).contains(said);
        assertThat(each.files()).isEqualTo(afterPlan.get(each));
    }

    @Test
    void secrets_are_in_no_output() {
        assertThat(planned.output() + applied.output() + again.output()).doesNotContain(SECRET, KEPT);
    }

    private static String failure(Case each) {
        List<String> lines = new ArrayList<>(applied.output().lines().toList());
        int at = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("fatal: [" + each.name() + "]"))
                .findFirst()
                .orElseThrow());
        return String.join("\n", lines.subList(at, Math.min(at + 12, lines.size())));
    }

    private static String recap(Program.Ended run, Case each) {
        Pattern host = Pattern.compile(Pattern.quote(each.name()) + " +: ok=.*");
        return run.output()
                .lines()
                .filter(line -> host.matcher(line).matches())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no recap of " + each.name() + " in " + run.output()));
    }

    private static String changed(Program.Ended run, Case each) {
        return recap(run, each).replaceFirst(".*(changed=\\d+).*", "$1");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
