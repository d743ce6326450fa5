package dev.sentryprovision;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The batches of {@code playbooks/prod.yml}, seen at its first role, which changes nothing; all hosts are this machine. */
class ProdPlaybookTest {

    private static final String LOOK = "TASK [preflight : Look at the machine]";

    @TempDir
    private Path folder;

    @Test
    void hosts_go_in_batches_of_sentry_serial() throws IOException {
        Program.Ended ended = run("one: {preflight_allow: [all]}", "two: {preflight_allow: [all]}");

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).containsSubsequence(LOOK, "ok: [one]", LOOK, "ok: [two]", "PLAY RECAP");
    }

    @Test
    void a_first_batch_that_fails_stops_before_the_second() throws IOException {
        Program.Ended ended = run("one: {preflight_disk_gb: 9000000}", "two: {preflight_allow: [all]}");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output())
                .contains("fatal: [one]", "wanted 9000000 GiB")
                .doesNotContain("[two]");
    }

    @Test
    void arguments_that_a_role_will_not_take_are_all_said_before_any_host_is_touched() throws IOException {
        Program.Ended ended =
                run("one: {config_mail_provider: sendgird, config_postgres: {hots: db}}", "two: {start_timeout: long}");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output())
                .contains(
                        "config_mail_provider must be one of",
                        "got: sendgird",
                        "config_postgres.hots",
                        "'start_timeout'")
                .contains("inventory.yml:3:")
                .doesNotContain("PLAY [");
    }

    /** No role is included by a task, of which only the run would know. */
    @ParameterizedTest
    @ValueSource(strings = {"prod", "configure", "preflight"})
    void each_of_its_roles_says_so_of_each_of_its_arguments(String playbook) throws IOException {
        String text = Files.readString(Path.of("playbooks", playbook + ".yml"));
        Map<String, List<?>> play =
                new Yaml().<List<Map<String, List<?>>>>load(text).getFirst();
        List<String> arguments = new ArrayList<>();
        for (Object role : play.get("roles")) {
            String name = role instanceof Map<?, ?> map ? map.get("role").toString() : role.toString();
            Map<String, Map<String, Map<String, Map<String, Map<String, Object>>>>> specs =
                    new Yaml().load(Files.readString(Path.of("roles", name, "meta/argument_specs.yml")));
            specs.get("argument_specs").get("main").get("options").forEach((argument, spec) -> {
                boolean ofThePlaybook = text.contains(argument + ":");
                if (List.of("int", "bool", "dict").contains(spec.get("type")) && !ofThePlaybook) {
                    arguments.add(argument);
                }
            });
        }
        String wrong =
                arguments.stream().distinct().map(each -> each + ": wrong").collect(joining(", ", "{", "}"));

        Program.Ended ended = Program.run(
                "plan",
                "playbooks/" + playbook + ".yml",
                "-i",
                Files.writeString(folder.resolve("inventory.yml"), "sentry: {hosts: {one: {}}, vars: " + wrong + "}")
                        .toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(arguments)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(ended.output()).contains("argument '" + each + "'"));
        assertThat(ended.output()).doesNotContain("PLAY [");
    }

    @ParameterizedTest
    @CsvSource({"prod, preflight", "configure, always", "preflight, all"})
    void a_host_of_that_name_will_do_where_there_is_no_such_group(String playbook, String tag) {
        Program.Ended ended = Program.run(
                "plan",
                "playbooks/" + playbook + ".yml",
                "-i",
                "sentry,",
                "-c",
                "local",
                "-e",
                "{ansible_become: false, sentry_version: 25.10.0, sentry_url_prefix: 'https://sentry.example.com',"
                        + " preflight_reach: false, preflight_allow: [all]}",
                "-t",
                tag);

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("ok: [sentry]").doesNotContain("error:");
    }

    private Program.Ended run(String... hosts) throws IOException {
        Path inventory = Files.writeString(folder.resolve("inventory.yml"), """
                sentry:
                  hosts:
                    %s
                    %s
                  vars:
                    ansible_connection: local
                    ansible_become: false
                    sentry_serial: [1, "50%%"]
                    sentry_version: 25.10.0
                    sentry_url_prefix: https://sentry.example.com
                    preflight_reach: false
                """.formatted((Object[]) hosts));
        return Program.run("plan", "playbooks/prod.yml", "-i", inventory.toString(), "-t", "preflight");
    }
}
