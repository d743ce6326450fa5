package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.secret.Redactor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MisspeltArgumentsTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void a_role_with_arguments() {
        project = new Project(folder)
                .file("roles/shop/meta/argument_specs.yml", """
                        argument_specs:
                          main:
                            options:
                              shop_ports: {type: list, default: []}
                              shop_owner: {type: str, default: me}
                        """)
                .file("roles/shop/defaults/main.yml", "{shop_ports: [], shop_owner: me, shop_colour: red}\n")
                .file("roles/shop/tasks/main.yml", "- debug: {msg: here}\n");
    }

    @Test
    void a_variable_that_is_nearly_an_argument_is_said_with_the_one_it_is_near_to() {
        project.file("site.yml", """
                - hosts: h1
                  gather_facts: false
                  vars: {shop_port: [80]}
                  roles: [{role: shop, shop_ownr: you}]
                """);

        assertThat(warnings())
                .containsExactlyInAnyOrder(
                        "no role here takes 'shop_port', did you mean 'shop_ports'?",
                        "no role here takes 'shop_ownr', did you mean 'shop_owner'?");
    }

    @Test
    void arguments_defaults_and_names_of_one_s_own_are_no_news() {
        project.file("site.yml", """
                - hosts: h1
                  gather_facts: false
                  vars: {shop_ports: [80], shop_colours: blue, shop_ports_of_the_company: [81], ports: [82]}
                  roles: [shop]
                """);

        assertThat(warnings()).isEmpty();
    }

    private List<String> warnings() {
        return Preparation.of(project.options("site.yml"), new Redactor()).warnings().stream()
                .map(Problem::message)
                .filter(message -> message.startsWith("no role here"))
                .toList();
    }
}
