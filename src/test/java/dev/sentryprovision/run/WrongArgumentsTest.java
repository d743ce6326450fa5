package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.secret.Redactor;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WrongArgumentsTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void a_role_with_arguments() {
        project = new Project(folder)
                .inventory("h1,h2")
                .file("roles/shop/meta/argument_specs.yml", """
                        argument_specs:
                          main:
                            options:
                              shop_name: {type: str, required: true, description: What it is called.}
                              shop_port: {type: int, default: 80}
                              shop_kind: {type: str, choices: [small, large]}
                              shop_rooms: {type: dict, options: {floor: {type: int}, size: {type: int, required: true}}}
                        """)
                .file("roles/shop/defaults/main.yml", "{shop_port: 80, shop_kind: small}\n")
                .file("roles/shop/tasks/main.yml", "- debug: {msg: here}\n")
                .file("group_vars/all.yml", "shop_name: corner\n");
    }

    @Test
    void a_value_of_another_type_is_said_at_its_place_before_any_host_is_touched() {
        project.file("host_vars/h2.yml", "---\nshop_port: many\n");

        assertThat(problems("- {hosts: all, gather_facts: false, roles: [shop]}"))
                .containsExactly(
                        "host_vars/h2.yml:2:1 role 'shop': argument 'shop_port' expected an integer, got the text 'many'");
    }

    @Test
    void each_is_said_once_for_all_hosts_and_roles_wherever_it_is_from() {
        assertThat(problems("""
                        - hosts: all
                          gather_facts: false
                          vars: {shop_kind: huge}
                          roles: [{role: shop, shop_port: none}, {role: shop, shop_rooms: {floor: one}}]
                        """))
                .containsExactly(
                        "site.yml:4:35 role 'shop': argument 'shop_port' expected an integer, got the text 'none'",
                        "site.yml:3:21 role 'shop': value of shop_kind must be one of: small, large, got: huge",
                        "site.yml:4:67 role 'shop': missing required arguments: size found in shop_rooms",
                        "site.yml:4:67 role 'shop': argument 'shop_rooms -> floor' expected an integer, got the text 'one'");
    }

    @Test
    void what_is_missing_is_said_with_the_hosts_that_miss_it() {
        project.file("group_vars/all.yml", "{}\n").file("host_vars/h1.yml", "shop_name: mine\n");

        assertThat(problems("- {hosts: all, gather_facts: false, roles: [shop]}"))
                .containsExactly("site.yml:1:45 missing required argument 'shop_name' of role shop, for h2");
    }

    @Test
    void the_strongest_definition_counts() {
        project.file("host_vars/h1.yml", "shop_port: many\n").extraVars("shop_port=81");

        assertThat(problems("- {hosts: all, gather_facts: false, roles: [shop]}"))
                .isEmpty();
    }

    @Test
    void files_of_a_play_count() {
        project.file("wrong.yml", "shop_port: many\n");

        assertThat(problems("- {hosts: all, gather_facts: false, vars_files: [wrong.yml], roles: [shop]}"))
                .containsExactly(
                        "wrong.yml:1:1 role 'shop': argument 'shop_port' expected an integer, got the text 'many'");
    }

    /** Each may go well when it comes to it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "vars: {shop_port: '{{ 40 + 2 }}'}\n  roles: [shop]",
                "vars: {shop_rooms: {floor: '{{ 1 }}', size: 2}}\n  roles: [shop]",
                "vars: {shop_port: many}\n  pre_tasks: [set_fact: {shop_port: 1}]\n  roles: [shop]",
                "vars: {shop_port: many}\n  pre_tasks: [{command: echo 1, register: shop_port}]\n  roles: [shop]",
                "vars: {shop_port: many}\n  pre_tasks: [include_vars: right.yml]\n  roles: [shop]",
                "vars: {shop_port: many}\n  pre_tasks: [meta: end_play]\n  roles: [shop]",
                "vars: {shop_port: many}\n  roles: [{role: shop, when: false}]",
                "vars: {shop_port: many}\n  roles: [{role: shop, ignore_errors: true}]",
                "vars: {shop_port: many}\n  tasks: [{block: [import_role: {name: shop}], rescue: [debug: ]}]",
                "vars: {shop_port: many}\n  vars_prompt: [{name: shop_port, default: 1}]\n  roles: [shop]",
            })
    void what_only_a_run_can_tell_is_left_to_it(String play) {
        project.file("vars/right.yml", "shop_port: 1\n");

        assertThat(problems("- hosts: all\n  gather_facts: false\n  " + play)).isEmpty();
    }

    private List<String> problems(String play) {
        project.file("site.yml", play + "\n");
        try {
            Preparation.of(project.options("site.yml"), new Redactor());
            return List.of();
        } catch (ProblemException e) {
            return e.problems().stream().map(this::line).toList();
        }
    }

    private String line(Problem problem) {
        String where = problem.where().orElseThrow().toString();
        return where.replaceFirst("^.*?" + Pattern.quote(folder.getFileName().toString()) + "/", "") + " "
                + problem.message();
    }
}
