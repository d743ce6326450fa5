package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.TaskResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks in the background: waited for, asked about, killed, left to the host. */
@Timeout(30)
class AsyncTest {

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder).inventory("h1,");
    }

    /** Jobs of these tests have a folder of their own. */
    private Project play(String tasks) {
        return project.play("""
                - hosts: all
                  gather_facts: false
                  environment: {ANSIBLE_ASYNC_DIR: "%s/jobs"}
                  tasks:
                """.formatted(folder) + tasks.indent(4));
    }

    @Test
    void a_task_that_is_waited_for_gives_what_it_gives_without_async() {
        play("""
                - name: Wait
                  shell: "echo out; echo err >&2; sleep 0.2; echo $GREETING; exit 3"
                  environment: {GREETING: hello}
                  async: 60
                  poll: 1
                  failed_when: r.rc != 3
                  register: r
                """);
        TaskResult result = project.result("h1", "Wait");
        assertThat(result.status()).isEqualTo(TaskResult.Status.CHANGED);
        assertThat(result.values())
                .containsEntry("rc", 3L)
                .containsEntry("stdout", "out\nhello")
                .containsEntry("stderr", "err")
                .containsEntry("finished", 1L)
                .containsEntry("started", 1L)
                .containsKey("ansible_job_id");
        assertThat(result.values().get("results_file").toString()).startsWith(folder + "/jobs/j");
    }

    @Test
    void a_task_that_is_left_running_is_asked_about_until_it_has_finished() {
        play("""
                - name: Start
                  shell: "until [ -e %1$s/go ]; do sleep 0.05; done; echo done; exit 4"
                  async: 60
                  poll: 0
                  register: job
                - name: Ask
                  async_status: {jid: "{{ job.ansible_job_id }}"}
                  register: early
                - name: Show
                  debug: {msg: "{{ job.finished }} {{ job is changed }} {{ early.finished }} {{ early is changed }}"}
                - {name: Let it go, file: {path: "%1$s/go", state: touch}}
                - name: Await
                  async_status: {jid: "{{ job.ansible_job_id }}"}
                  register: late
                  until: late.finished
                  retries: 100
                  delay: 0.1
                  ignore_errors: true
                - name: Clean up
                  async_status: {jid: "{{ job.ansible_job_id }}", mode: cleanup}
                """.formatted(folder));
        assertThat(project.said("h1")).contains("0 True 0 False");
        TaskResult late = project.result("h1", "Await");
        assertThat(late.status()).isEqualTo(TaskResult.Status.FAILED);
        assertThat(late.values())
                .containsEntry("rc", 4L)
                .containsEntry("stdout", "done")
                .containsEntry("changed", true);
        assertThat(folder.resolve("jobs")).isEmptyDirectory();
    }

    @Test
    void a_job_of_another_run_is_known_from_its_files() {
        play("""
                - shell: echo kept; exit 1
                  async: 60
                  poll: 1
                  ignore_errors: true
                  register: job
                - copy: {content: "{{ job.ansible_job_id }}", dest: "%s/id"}
                """.formatted(folder));
        play("""
                - name: Ask
                  async_status: {jid: "{{ lookup('file', '%s/id') }}"}
                  ignore_errors: true
                - name: Nobody
                  async_status: {jid: j1.2}
                """.formatted(folder));
        assertThat(project.result("h1", "Ask").values())
                .containsEntry("rc", 1L)
                .containsEntry("stdout", "kept")
                .containsEntry("finished", 1L);
        assertThat(project.result("h1", "Nobody").message()).isEqualTo("could not find job");
    }

    @Test
    void what_runs_longer_than_it_may_is_killed_with_all_it_started() throws Exception {
        play("""
                - name: Too long
                  shell: "sh -c 'echo $$ >%s/pid; sleep 300'; true"
                  async: 1
                  poll: 1
                """.formatted(folder));
        assertThat(project.result("h1", "Too long").message())
                .isEqualTo("async task did not complete within the requested time - 1s");
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        assertThat(stateOf(pid)).isIn("gone", "Z", "X");
    }

    private static boolean isFinished(Path jobs) throws IOException {
        try (Stream<Path> files = Files.list(jobs)) {
            return files.anyMatch(file -> file.toString().endsWith(".rc"));
        }
    }

    /** A container without an init keeps dead processes. */
    private static String stateOf(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        return Files.exists(stat) ? Files.readString(stat).replaceFirst("(?s).*\\) (.).*", "$1") : "gone";
    }

    @Test
    void a_command_goes_on_after_the_run_and_other_modules_are_waited_for() throws Exception {
        play("""
                - {name: Alone, shell: "until [ -e %1$s/go ]; do sleep 0.05; done; echo x >%1$s/alone", async: 60, poll: 0}
                - {name: With us, file: {path: "%1$s/made", state: touch}, async: 60, poll: 0}
                """.formatted(folder));
        assertThat(folder.resolve("made")).exists();
        assertThat(folder.resolve("alone")).doesNotExist();
        Files.createFile(folder.resolve("go"));
        while (!isFinished(folder.resolve("jobs"))) {
            Thread.sleep(20);
        }
        assertThat(folder.resolve("alone")).hasContent("x");
    }

    @Test
    void a_dry_run_starts_nothing_and_foretells_the_job() {
        project.dryRun(true);
        play("""
                - {name: Start, command: "touch %s/file", async: 60, poll: 0, register: job}
                - name: Ask
                  async_status: {jid: "{{ job.ansible_job_id }}"}
                  register: r
                  until: r.finished
                """.formatted(folder));
        assertThat(project.result("h1", "Start").status()).isEqualTo(TaskResult.Status.CHANGED);
        assertThat(project.result("h1", "Ask").status()).isEqualTo(TaskResult.Status.CHANGED);
        assertThat(folder.resolve("file")).doesNotExist();
        assertThat(folder.resolve("jobs")).doesNotExist();
    }
}
