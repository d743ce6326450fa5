package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.testing.LocalCheckout;
import dev.sentryprovision.testing.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What every role has: arguments with types, the same defaults wherever they are said, a page, and a tag in prod.yml. */
class RolesTest {

    static Stream<String> roles() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("roles"))) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("roles")
    void has_arguments_whose_defaults_are_the_role_s_and_a_page_that_names_them(String role) {
        Map<String, Map<String, Object>> options = options(role);
        Map<String, Object> defaults = yaml(role, "defaults/main.yml");
        String page = read(Path.of("roles", role, "README.md"));

        assertThat(options.keySet()).containsAll(defaults.keySet());
        options.forEach((name, option) -> {
            assertThat(option).as(name).containsKeys("type", "description");
            if (option.containsKey("default") && defaults.containsKey(name) && !isTemplate(defaults.get(name))) {
                assertThat(defaults).containsEntry(name, option.get("default"));
            }
            assertThat(page).contains(name);
        });
    }

    @ParameterizedTest
    @MethodSource("roles")
    void runs_alone_by_its_tag(String role) {
        assertThat(read(Path.of("playbooks/prod.yml")))
                .containsPattern("role: " + role + "\n      tags: \\[" + role + "[],]");
    }

    @ParameterizedTest
    @MethodSource("roles")
    void has_no_secret_by_default_and_opens_nothing_to_everybody(String role) {
        Map<String, Map<String, Object>> options = options(role);
        yaml(role, "defaults/main.yml").forEach((name, value) -> {
            if (name.matches(".*(?<!update_)(password|secrets?|key)")) {
                assertThat(value).as(name).isIn("", Map.of());
                assertThat(options.get(name)).as(name).containsEntry("no_log", true);
            }
            if (name.endsWith("_mode")) {
                assertThat(value.toString()).as(name).matches("0[0-7][0-5][0-4]");
            }
            if (name.matches(".*(insecure|skip|replace|always|allow|merge).*")) {
                assertThat(value).as(name).isIn(false, List.of());
            }
        });
    }

    @Test
    void what_nobody_asked_for_is_not_done(@TempDir Path folder) {
        LocalCheckout checkout = new LocalCheckout(folder, "25.10.0");

        Program.Ended planned = checkout.run(
                "plan", "http_proxy,custom_ca,service_config,geoip,scale,admin_user,front_proxy,firewall", "{}");

        assertThat(planned.status()).as(planned.output()).isZero();
        assertThat(planned.output()).contains("Would change: nothing.");
    }

    @Test
    void tags_choose_roles_and_leave_them_out() {
        Program.Ended chosen = listed("--tags", "override");
        Program.Ended rest = listed("--skip-tags", "override");

        assertThat(chosen.output())
                .contains("override : Write docker-compose.override.yml")
                .doesNotContain("smoke : Read");
        assertThat(rest.output())
                .contains("smoke : Read")
                .doesNotContain("override : Write docker-compose.override.yml");
    }

    private static Program.Ended listed(String... selection) {
        return Program.run(Stream.concat(
                        Stream.of("apply", "playbooks/prod.yml", "-i", "inventories/prod", "--list-tasks"),
                        Stream.of(selection))
                .toArray(String[]::new));
    }

    private static boolean isTemplate(Object value) {
        return value instanceof String text && text.contains("{{");
    }

    private static Map<String, Map<String, Object>> options(String role) {
        Map<String, Map<String, Map<String, Map<String, Map<String, Object>>>>> specs =
                yaml(role, "meta/argument_specs.yml");
        return specs.get("argument_specs").get("main").get("options");
    }

    private static <T> Map<String, T> yaml(String role, String file) {
        return new Yaml().load(read(Path.of("roles", role, file)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
