package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.playbook.Vocabulary;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** Each keyword that the parser knows has a test that shows its effect in a run; those of no other test are here. */
@Timeout(60)
class EveryKeywordTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder);
    }

    @TestFactory
    Stream<DynamicTest> a_test_shows_the_effect_of() throws IOException {
        Map<String, String> tests = table();
        return Vocabulary.all().stream()
                .map(keyword -> DynamicTest.dynamicTest(keyword, () -> {
                    assertThat(tests).containsKey(keyword);
                    assertThat(isTest(tests.get(keyword)))
                            .as(tests.get(keyword))
                            .isTrue();
                }));
    }

    @Test
    void the_table_names_nothing_that_is_no_keyword() throws IOException {
        assertThat(Vocabulary.all()).containsAll(table().keySet());
    }

    private static Map<String, String> table() throws IOException {
        try (var in = EveryKeywordTest.class.getResourceAsStream("/playbook/keywords.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .collect(Collectors.toMap(words -> words[0], words -> words[1]));
        }
    }

    private static boolean isTest(String name) throws ClassNotFoundException {
        String[] parts = name.split("#");
        Class<?> type = Class.forName(EveryKeywordTest.class.getPackageName() + "." + parts[0]);
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(parts[1]))
                .anyMatch(EveryKeywordTest::isTest);
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }

    private void tasks(String tasks) {
        project.play("- hosts: all\n  gather_facts: false\n  vars: {x: play}\n  tasks:\n" + tasks.indent(4));
    }

    @Test
    void names_are_templates_and_shown() {
        tasks("- {name: \"Say {{ x }}\", debug: {msg: x}, run_once: true}\n");
        assertThat(project.results()).containsExactly("h1: Say play = OK");
    }

    @Test
    void the_nearest_variables_win() {
        tasks("""
                - vars: {x: block, y: block, z: block}
                  block:
                    - vars: {x: inner, y: inner}
                      block:
                        - {debug: {msg: "{{ x }} {{ y }} {{ z }}"}, vars: {x: task}}
                - {debug: {msg: "{{ x }}"}}
                """);
        assertThat(project.said("h3")).containsExactly("task inner block", "play");
    }

    @Test
    void modules_of_listed_collections_are_found() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  collections: [ansible.builtin, ansible.posix]
                  tasks: [{debug: {msg: found}}]
                """);
        assertThat(project.said("h1")).containsExactly("found");
    }

    @Test
    void conditions_of_all_levels_must_hold() {
        tasks("""
                - when: inventory_hostname != 'h1'
                  block:
                    - when: ["inventory_hostname != 'h2'", true]
                      block:
                        - {debug: {msg: third}, when: inventory_hostname is defined}
                        - {debug: {msg: never}, when: false}
                """);
        assertThat(project.said("h3")).contains("third").doesNotContain("never");
        assertThat(project.said("h1")).doesNotContain("third");
        assertThat(project.said("h2")).doesNotContain("third");
    }

    @Test
    void a_handler_listens_to_a_topic_that_a_block_notifies() {
        project.play("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - notify: topic
                      block:
                        - {command: "true", when: inventory_hostname == 'h2'}
                  handlers:
                    - {name: One, debug: {msg: one}, listen: [other, topic]}
                    - {name: Two, debug: {msg: two}, listen: "topic"}
                    - {name: Three, debug: {msg: three}}
                """);
        assertThat(project.said("h2")).containsSubsequence("one", "two").doesNotContain("three");
        assertThat(project.said("h1")).doesNotContain("one", "two");
    }

    @Test
    void a_module_may_be_called_in_each_of_its_forms() {
        project.inventory("h1,");
        tasks("""
                - {name: A, action: command echo a}
                - {name: B, action: {module: command, cmd: echo b}}
                - {name: C, action: command echo c, args: {chdir: /usr}}
                - {name: D, command: pwd chdir=/usr}
                - {name: E, ansible.builtin.command: {argv: [echo, e]}, args: {chdir: /usr}}
                - {name: F, command: pwd, args: "{{ {'chdir': '/usr'} }}"}
                """);
        for (String name : new String[] {"A", "B", "C", "E"}) {
            assertThat(project.result("h1", name).values()).containsEntry("stdout", name.toLowerCase(Locale.ROOT));
        }
        assertThat(project.result("h1", "D").values()).containsEntry("stdout", "/usr");
        assertThat(project.result("h1", "F").values()).containsEntry("stdout", "/usr");
    }

    @Test
    void a_loop_ends_early_when_it_may() {
        project.inventory("h1,");
        tasks("""
                - {name: L, debug: {msg: "{{ item }}"}, loop: [a, b, c], loop_control: {break_when: [item == 'b']}}
                """);
        assertThat(project.result("h1", "L").items()).hasSize(2);
    }
}
