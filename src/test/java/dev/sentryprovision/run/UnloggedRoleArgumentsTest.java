package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.connection.LocalConnector;
import dev.sentryprovision.secret.Redactor;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a role's argument spec marks with {@code no_log}. */
@Timeout(60)
class UnloggedRoleArgumentsTest {

    private static final String PLAY = "- {hosts: all, gather_facts: false, roles: [shop]}\n";

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void a_role_with_secrets() {
        project = new Project(folder)
                .inventory("h1,")
                .file("roles/shop/meta/argument_specs.yml", """
                        argument_specs:
                          main:
                            options:
                              shop_key: {type: str, no_log: true}
                              shop_doors: {type: list, elements: dict, options: {code: {type: int, no_log: true}, name: {}}}
                              shop_keys: {type: dict, no_log: true}
                        """)
                .file("roles/shop/tasks/main.yml", "- debug: {msg: here}\n")
                .file("group_vars/all.yml", """
                        shop_key: "{{ 'open' ~ 'sesame' }}"
                        shop_doors: [{name: front, code: 47114711}, {name: back, code: "{{ 20000000 + 2 }}"}]
                        shop_keys: {cellar: [rosebud, true]}
                        """);
    }

    @Test
    void is_concealed_from_the_role_s_start() {
        assertThat(afterRun("opensesame, front 47114711, back 20000002, True rosebud"))
                .isEqualTo("********, front ********, back ********, True ********");
    }

    @Test
    void is_concealed_before_any_host_is_reached_where_it_is_written_as_it_is() {
        Redactor redactor = new Redactor();

        Preparation.of(project.file("site.yml", PLAY).options("site.yml"), redactor);

        assertThat(redactor.redact("opensesame, front 47114711, back 20000002, rosebud"))
                .isEqualTo("opensesame, front ********, back 20000002, ********");
    }

    @Test
    void is_not_shown_by_the_error_about_it_either() {
        project.file("host_vars/h1.yml", "shop_keys: opensesame\n").file("site.yml", PLAY);
        Redactor redactor = new Redactor();

        assertThat(Preparation.problemsOf(project.options("site.yml"), redactor))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).contains("opensesame");
                    assertThat(redactor.redact(problem.message())).doesNotContain("opensesame");
                });
    }

    private String afterRun(String text) {
        Redactor redactor = new Redactor();
        Prepared prepared = Preparation.of(project.file("site.yml", PLAY).options("site.yml"), redactor);
        new Runner(
                        new LocalConnector(),
                        new LocalConnector(),
                        redactor,
                        _ -> {},
                        new Stop(),
                        Questions.NOBODY,
                        Clock.systemUTC())
                .run(prepared);
        return redactor.redact(text);
    }
}
