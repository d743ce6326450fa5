package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items of a loop that have nothing to do with each other make their changes together; nobody can tell, but by the time. */
class SharedTurnTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() throws IOException {
        project = new Project(folder).inventory("h1,");
        Files.createDirectory(folder.resolve("d"));
    }

    private void play(String task, String list) {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  vars: {d: "{{ playbook_dir }}/d"}
                  tasks:
                    - name: Loop
                      %s
                      loop: %s
                """.formatted(task, list));
    }

    private List<Status> statuses() {
        return project.result("h1", "Loop").items().stream()
                .map(item -> item.result().status())
                .toList();
    }

    private long roundTrips() {
        return project.events().stream()
                .flatMap(event ->
                        event instanceof Event.HostTraffic traffic ? Stream.of(traffic.roundTrips()) : Stream.of())
                .findFirst()
                .orElseThrow();
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve("d").resolve(name));
    }

    @Test
    void two_hundred_small_files_are_a_few_dozen_round_trips_and_then_a_handful() throws IOException {
        String copy = "copy: {dest: \"{{ d }}/{{ item }}\", content: \"file {{ item }}\"}";
        play(copy, "\"{{ range(200) }}\"");
        assertThat(statuses()).hasSize(200).containsOnly(Status.CHANGED);
        assertThat(roundTrips()).isLessThanOrEqualTo(24);
        assertThat(text("0")).isEqualTo("file 0");
        assertThat(text("199")).isEqualTo("file 199");

        play(copy, "\"{{ range(200) }}\"");
        assertThat(statuses()).containsOnly(Status.OK);
        assertThat(roundTrips()).isLessThanOrEqualTo(6);
    }

    @Test
    void each_item_shows_its_own_change() {
        play("copy: {dest: \"{{ d }}/{{ item }}\", content: \"{{ item }}\"}", "[a, b, c]");
        assertThat(project.result("h1", "Loop").items())
                .allSatisfy(item -> assertThat(item.result().diffs())
                        .singleElement()
                        .satisfies(diff -> assertThat(diff.toString()).contains("/d/" + item.label())));
    }

    @Test
    void a_dry_run_of_many_items_is_a_few_round_trips_and_foretells_the_same() {
        String copy = "copy: {dest: \"{{ d }}/{{ item }}\", content: \"file {{ item }}\"}";
        project.dryRun(true);
        play(copy, "\"{{ range(200) }}\"");
        assertThat(statuses()).hasSize(200).containsOnly(Status.CHANGED);
        assertThat(roundTrips()).isLessThanOrEqualTo(10);
        assertThat(folder.resolve("d/0")).doesNotExist();
    }

    @Test
    void an_item_that_fails_is_the_only_one() throws IOException {
        Files.createDirectories(folder.resolve("d/20"));
        play(
                "copy: {dest: \"{{ d }}/{{ item }}\", content: x, mode: \"{{ 'u=q' if item == 30 else '0640' }}\"}",
                """
                "{{ range(40) }}"
                """.strip());
        List<Status> statuses = statuses();
        assertThat(statuses).hasSize(40);
        for (int i = 0; i < 40; i++) {
            boolean isFailure = i == 20 || i == 30;
            assertThat(statuses.get(i)).as("item %d", i).isEqualTo(isFailure ? Status.FAILED : Status.CHANGED);
        }
        assertThat(text("39")).isEqualTo("x");
        assertThat(folder.resolve("d/30")).doesNotExist();
    }

    @Test
    void what_fails_only_when_it_is_done_is_told_at_its_item() throws IOException {
        play(
                "copy: {dest: \"{{ d }}/{{ item }}\", content: \"{{ item }}\","
                        + " validate: \"sh -c 'test $(cat \\\"$0\\\") -ne 20' %s\"}",
                "\"{{ range(40) }}\"");
        List<Status> statuses = statuses();
        assertThat(statuses.get(20)).isEqualTo(Status.FAILED);
        assertThat(statuses.stream().filter(status -> status == Status.CHANGED)).hasSize(39);
        TaskResult failed = project.result("h1", "Loop").items().get(20).result();
        assertThat(failed.message()).contains("failed to validate");
        assertThat(folder.resolve("d/20")).doesNotExist();
        assertThat(text("39")).isEqualTo("39");
    }

    @Test
    void items_that_build_on_each_other_wait_for_each_other() throws IOException {
        play("lineinfile: {path: \"{{ d }}/f\", line: \"{{ item }}\", create: true}", "\"{{ range(20) }}\"");
        assertThat(statuses()).containsOnly(Status.CHANGED);
        assertThat(text("f").lines()).hasSize(20).startsWith("0").endsWith("19");

        play("file: {path: \"{{ d }}/{{ item }}\", state: directory}", "[p, p/q, p/q/r, s, p/t]");
        assertThat(statuses()).containsOnly(Status.CHANGED);
        assertThat(folder.resolve("d/p/q/r")).isDirectory();
        assertThat(folder.resolve("d/p/t")).isDirectory();
    }

    @Test
    void an_entry_with_two_names_is_one_entry() throws IOException {
        Files.createSymbolicLink(folder.resolve("d/way"), folder.resolve("d"));
        play("lineinfile: {path: \"{{ d }}/{{ item }}\", line: \"{{ item }}\", create: true}", "[f, way/f, g]");
        assertThat(text("f")).isEqualTo("f\nway/f\n");
        assertThat(text("g")).isEqualTo("g\n");
    }

    @Test
    void items_whose_condition_does_not_hold_are_left_out() {
        play("copy: {dest: \"{{ d }}/{{ item }}\", content: x}\n      when: item is odd", "\"{{ range(40) }}\"");
        List<Status> statuses = statuses();
        assertThat(statuses.get(2)).isEqualTo(Status.SKIPPED);
        assertThat(statuses.get(39)).isEqualTo(Status.CHANGED);
        assertThat(folder.resolve("d/2")).doesNotExist();
        assertThat(roundTrips()).isLessThan(15);
    }

    @Test
    void a_loop_that_ends_early_does_nothing_beyond_its_end() {
        project.play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - copy: {dest: "{{ playbook_dir }}/d/{{ item }}", content: x}
                      loop: [a, b, c]
                      loop_control: {break_when: [item == 'b']}
                """);
        assertThat(folder.resolve("d/b")).exists();
        assertThat(folder.resolve("d/c")).doesNotExist();
    }

    @Test
    void what_was_there_already_stays_unchanged_among_changes() throws IOException {
        for (String name : List.of("1", "3", "5")) {
            Files.writeString(folder.resolve("d").resolve(name), "x");
        }
        play("copy: {dest: \"{{ d }}/{{ item }}\", content: x}", "\"{{ range(6) }}\"");
        assertThat(statuses())
                .containsExactly(Status.CHANGED, Status.OK, Status.CHANGED, Status.OK, Status.CHANGED, Status.OK);
        assertThat(project.result("h1", "Loop").values()).containsAllEntriesOf(Map.of("changed", true));
    }
}
