package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The inventories that people begin with. */
class ExampleInventoriesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"prod, 1", "fleet, 6"})
    void have_their_hosts_and_nothing_that_a_role_would_not_know(String inventory, int hosts) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "correct-horse\n");
        Program.Ended ended = Program.run(
                "plan",
                "playbooks/prod.yml",
                "-i",
                "inventories/" + inventory,
                "--list-hosts",
                "--vault-password-file",
                password.toString());

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("hosts (" + hosts + "):").doesNotContain("WARNING");
    }

    @Test
    void what_is_commented_out_are_arguments_of_roles() throws IOException {
        String settings = Files.readString(Path.of("inventories/prod/group_vars/sentry/settings.yml"))
                .replaceAll("(?m)^# ([a-z_]+:)", "$1")
                .replaceAll("(?m)^# ( [a-z])", " $1")
                .replaceAll("(?m)^#( +[a-z.-]+:)", "$1");
        Map<String, Object> values = new Yaml().load(settings);

        assertThat(values).hasSizeGreaterThan(35);
        assertThat(arguments()).containsAll(values.keySet());
    }

    private static Set<String> arguments() throws IOException {
        Set<String> arguments = new TreeSet<>();
        try (Stream<Path> roles = Files.list(Path.of("roles"))) {
            for (Path role : roles.toList()) {
                Map<String, Map<String, Map<String, Map<String, Object>>>> specs =
                        new Yaml().load(Files.readString(role.resolve("meta/argument_specs.yml")));
                arguments.addAll(
                        specs.get("argument_specs").get("main").get("options").keySet());
            }
        }
        return arguments;
    }
}
