package dev.sentryprovision.report;

import static dev.sentryprovision.report.Results.PLAY;
import static dev.sentryprovision.report.Results.changed;
import static dev.sentryprovision.report.Results.content;
import static dev.sentryprovision.report.Results.hidden;
import static dev.sentryprovision.report.Results.ignored;
import static dev.sentryprovision.report.Results.newFile;
import static dev.sentryprovision.report.Results.ofItems;
import static dev.sentryprovision.report.Results.result;
import static dev.sentryprovision.report.Results.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.Diff.AttributeChange;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Item;
import dev.sentryprovision.event.TaskResult.Status;
import dev.sentryprovision.secret.Redactor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsoleViewTest {

    private static final TaskRef COPY = task("web : Write", "ansible.builtin.copy");
    private static final TaskRef RUN = task("Run it", "command");

    private final ManualClock clock = new ManualClock();
    private final StringWriter out = new StringWriter();

    @Test
    void a_run_reads_like_ansible() {
        String shown = show(
                0,
                new Event.RunStarted(List.of("prod.yml"), false, false),
                new Event.PlayStarted(PLAY, List.of("web1", "web2")),
                new Event.TaskStarted(COPY, List.of("web1", "web2")),
                new Event.HostDone(COPY, "web1", changed(newFile("/etc/a", "x\n"))),
                new Event.HostDone(COPY, "web2", result(Status.OK)),
                new Event.TaskStarted(RUN, List.of("web1", "web2")),
                new Event.HostDone(RUN, "web1", result(Status.SKIPPED)),
                new Event.HostDone(RUN, "web2", result(Status.OK)),
                new Event.RunEnded(
                        Map.of(
                                "web1", new HostStats(1, 1, 0, 0, 1, 0, 0, 0),
                                "web2", new HostStats(12, 0, 0, 0, 0, 0, 0, 0)),
                        Duration.ofSeconds(3)));

        assertThat(shown).isEqualTo("""

                PLAY [Sentry hosts] ************************************************************

                TASK [web : Write] *************************************************************
                changed: [web1]
                ok: [web2]

                TASK [Run it] ******************************************************************
                skipping: [web1]
                ok: [web2]

                PLAY RECAP *********************************************************************
                web1                       : ok=1    changed=1    unreachable=0    failed=0    skipped=1    rescued=0    ignored=0
                web2                       : ok=12   changed=0    unreachable=0    failed=0    skipped=0    rescued=0    ignored=0

                """);
    }

    @Test
    void a_loop_shows_its_items() {
        TaskResult bad = result(Status.FAILED, Map.of("msg", "no", "item", "b"));
        String shown = show(
                0,
                new Event.TaskStarted(RUN, List.of("web1")),
                new Event.ItemDone(RUN, "web1", "a", result(Status.CHANGED)),
                new Event.ItemDone(RUN, "web1", "b", bad),
                new Event.ItemDone(RUN, "web1", "c", result(Status.SKIPPED)),
                new Event.HostDone(
                        RUN, "web1", ignored(ofItems(Status.FAILED, new Item("a", changed()), new Item("b", bad)))),
                new Event.ItemDone(RUN, "web2", "a", result(Status.SKIPPED)),
                new Event.HostDone(RUN, "web2", ofItems(Status.SKIPPED, new Item("a", result(Status.SKIPPED)))));

        assertThat(shown).isEqualTo("""

                TASK [Run it] ******************************************************************
                changed: [web1] => (item=a)
                failed: [web1] (item=b) => {"item": "b", "msg": "no"}
                  task: prod.yml:7
                skipping: [web1] => (item=c)
                ...ignoring
                skipping: [web2] => (item=a)
                skipping: [web2]
                """);
    }

    @Test
    void a_failure_shows_its_short_values_then_the_ends_of_its_streams_and_its_place() {
        String long25 = IntStream.rangeClosed(1, 25).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        String shown = show(
                0,
                new Event.TaskStarted(RUN, List.of("web1")),
                new Event.HostDone(
                        RUN,
                        "web1",
                        result(
                                Status.FAILED,
                                Map.of(
                                        "msg",
                                        "non-zero return code",
                                        "rc",
                                        2L,
                                        "stdout",
                                        long25,
                                        "stdout_lines",
                                        List.of("…"),
                                        "stderr",
                                        "no such\u001b[31m file\u001b[0m\u0007\n",
                                        "cmd",
                                        List.of("ls", "/nope")))));

        assertThat(shown.lines().limit(6))
                .containsExactly(
                        "",
                        "TASK [Run it] ******************************************************************",
                        "fatal: [web1]: FAILED! => {\"cmd\": [\"ls\", \"/nope\"], \"msg\": \"non-zero return code\", \"rc\": 2}",
                        "  stdout (last 20 of 25 lines):",
                        "    line 6",
                        "    line 7");
        assertThat(shown).endsWith("""
                    line 25
                  stderr:
                    no such file
                  task: prod.yml:7
                """.indent(0));
    }

    @Test
    void an_unreachable_host_comes_with_advice() {
        String shown = show(
                0,
                new Event.TaskStarted(RUN, List.of("web1")),
                new Event.HostDone(
                        RUN,
                        "web1",
                        result(
                                Status.UNREACHABLE,
                                Map.of(
                                        "msg",
                                        "connection refused",
                                        "unreachable",
                                        true,
                                        "advice",
                                        "is sshd running?"))));

        assertThat(shown).endsWith("""
                fatal: [web1]: UNREACHABLE! => {"msg": "connection refused", "unreachable": true}
                  what to do: is sshd running?
                  task: prod.yml:7
                """);
    }

    @Test
    void an_ignored_failure_is_short() {
        String shown = show(
                0, new Event.HostDone(RUN, "web1", ignored(result(Status.FAILED, Map.of("msg", "a", "stderr", "b")))));

        assertThat(shown).endsWith("""
                fatal: [web1]: FAILED! => {"msg": "a"}
                ...ignoring
                """);
    }

    @Test
    void a_long_message_is_shown_line_by_line() {
        String shown =
                show(0, new Event.HostDone(RUN, "web1", result(Status.FAILED, Map.of("msg", "a\nb", "failed", true))));

        assertThat(shown).endsWith("""
                fatal: [web1]: FAILED! => {"msg": "a"}
                  msg:
                    a
                    b
                  task: prod.yml:7
                """);
    }

    @Test
    void of_an_include_only_what_it_brings_is_shown() {
        TaskRef include = task("More", "ansible.builtin.include_tasks");
        String shown = show(
                0,
                new Event.HostDone(include, "web1", result(Status.OK)),
                new Event.Included(include, "more.yml", List.of("web1")));

        assertThat(shown).endsWith("*****\nincluded: more.yml for web1\n");
    }

    @Test
    void an_assertion_shows_that_nothing_changed_and_three_times_verbose_is_indented() {
        TaskRef check = task("Check", "assert");
        assertThat(show(
                        0,
                        new Event.HostDone(check, "web1", result(Status.OK, Map.of("msg", "fine", "changed", false)))))
                .endsWith("ok: [web1] => {\n    \"changed\": false,\n    \"msg\": \"fine\"\n}\n");
        assertThat(show(3, new Event.HostDone(RUN, "web1", result(Status.OK, Map.of("rc", 0L)))))
                .endsWith("ok: [web1] => {\n    \"rc\": 0\n}\n");
    }

    @Test
    void debug_always_shows_its_message_and_verbose_shows_all() {
        TaskRef debug = task("Say", "ansible.builtin.debug");
        assertThat(show(0, new Event.HostDone(debug, "web1", result(Status.OK, Map.of("msg", "hé", "changed", false)))))
                .endsWith("""
                        ok: [web1] => {
                            "msg": "hé"
                        }
                        """);
        assertThat(show(1, new Event.HostDone(RUN, "web1", result(Status.OK, Map.of("rc", 0L, "empty", List.of())))))
                .endsWith("""
                        ok: [web1] => {"empty": [], "rc": 0}
                        """);
    }

    @Test
    void a_table_is_shown_as_it_is_also_where_its_task_failed() {
        List<String> table = List.of("     web1", "os   pass");
        assertThat(show(0, new Event.HostDone(RUN, "web1", hidden(result(Status.OK, Map.of("table_lines", table))))))
                .doesNotContain("pass");
        assertThat(show(0, new Event.HostDone(RUN, "web1", result(Status.OK, Map.of("table_lines", table)))))
                .endsWith("     web1\nos   pass\nok: [web1]\n");
        assertThat(show(
                        0,
                        new Event.HostDone(
                                RUN, "web1", result(Status.FAILED, Map.of("table_lines", table, "msg", "not fit")))))
                .contains("     web1\nos   pass\nfatal: [web1]: FAILED! => {\"msg\": \"not fit\"}\n");
    }

    @Test
    void no_log_shows_only_that_it_is_hidden() {
        TaskResult bad = hidden(result(Status.FAILED, Map.of("msg", "hunter2", "stderr", "hunter2")));
        String shown = show(
                1,
                new Event.ItemDone(RUN, "web1", "hunter2", bad),
                new Event.HostDone(RUN, "web2", bad),
                new Event.HostDone(task("Say", "debug"), "web2", hidden(result(Status.OK, Map.of("msg", "hunter2")))));

        assertThat(shown)
                .doesNotContain("hunter2")
                .contains("failed: [web1] (item=(censored due to no_log)) => {")
                .contains("\"censored\": \"the output has been hidden due to the fact that 'no_log: true' was specified"
                        + " for this result\"");
    }

    @Test
    void diffs_stand_before_the_line_of_their_host() {
        Diff mode = Diff.attributes("/etc/a", List.of(new AttributeChange("mode", "0644", "0600")));
        Diff command = Diff.attributes(
                "install docker.io",
                List.of(new AttributeChange("docker.io", "", "26.1.5"), new AttributeChange("x", "1", "")));
        String shown = show(
                0,
                new Event.RunStarted(List.of(), true, true),
                new Event.HostDone(COPY, "web1", changed(content("/etc/a", "a\nb\nc\n", "a\nB\nc"), mode, command)));

        assertThat(shown).isEqualTo("""

                TASK [web : Write] *************************************************************
                --- before: /etc/a
                +++ after: /etc/a
                @@ -1,3 +1,3 @@
                 a
                -b
                -c
                +B
                +c
                \\ No newline at end of file
                ~ /etc/a
                  mode: 0644 -> 0600
                ~ install docker.io
                  docker.io: absent -> 26.1.5
                  x: 1 -> absent
                changed: [web1]
                """);
    }

    @Test
    void a_dry_run_says_what_would_change_and_what_is_unknown() {
        String shown = show(
                0,
                new Event.RunStarted(List.of(), true, false),
                new Event.HostDone(
                        RUN, "web1", result(Status.UNKNOWN, Map.of("msg", "depends on the output of 'Install'"))),
                new Event.RunEnded(
                        Map.of(
                                "web1", new HostStats(3, 3, 0, 0, 0, 0, 0, 1),
                                "web2", new HostStats(1, 1, 0, 0, 0, 0, 0, 0)),
                        Duration.ZERO));

        assertThat(shown)
                .contains("unknown: [web1] => depends on the output of 'Install'\n")
                .endsWith("\nDry run, nothing was changed. Would change: 2 tasks on web1, 1 task on web2; unknown until"
                        + " applied: 1 task on web1.\n");
    }

    @Test
    void a_dry_run_that_ends_early_on_a_host_says_so() {
        String shown = show(
                0,
                new Event.RunStarted(List.of(), true, false),
                new Event.RunEnded(
                        Map.of(
                                "web1", new HostStats(3, 0, 0, 1, 0, 0, 0, 0),
                                "web2", new HostStats(0, 0, 1, 0, 0, 0, 0, 0),
                                "web3", new HostStats(3, 0, 0, 0, 0, 0, 0, 0)),
                        Duration.ZERO));

        assertThat(shown)
                .endsWith("Would change: nothing. Not foretold: what comes after the failure of web1, web2.\n");
    }

    @Test
    void results_of_interleaved_tasks_get_their_heading_again() {
        String shown = show(
                0,
                new Event.TaskStarted(COPY, List.of("web1", "web2")),
                new Event.HostDone(COPY, "web1", result(Status.OK)),
                new Event.TaskStarted(RUN, List.of("web1")),
                new Event.HostDone(COPY, "web2", result(Status.OK)));

        assertThat(shown.lines().filter(line -> line.startsWith("TASK [web : Write]")))
                .hasSize(2);
    }

    @Test
    void handlers_retries_includes_warnings_and_empty_plays_have_their_lines() {
        TaskRef handler = new TaskRef("h", PLAY, "restart", "service", "prod.yml:9", true);
        String shown = show(
                0,
                new Event.NoHosts(PLAY, "no hosts matched"),
                new Event.Warning("odd"),
                new Event.Warning("odd"),
                new Event.Retrying(RUN, "web1", 3, result(Status.FAILED)),
                new Event.Included(RUN, "/srv/inc.yml", List.of("h1", "h2")),
                new Event.HostDone(handler, "web1", result(Status.CHANGED)));

        assertThat(shown).isEqualTo("""

                PLAY [Sentry hosts] ************************************************************
                skipping: no hosts matched
                [WARNING]: odd

                TASK [Run it] ******************************************************************
                FAILED - RETRYING: [web1]: Run it (3 retries left).
                included: /srv/inc.yml for h1, h2

                RUNNING HANDLER [restart] ******************************************************
                changed: [web1]
                """);
    }

    @Test
    void colour_ends_with_each_line_and_headings_count_wide_characters() {
        ConsoleView view = view(new ConsoleSettings(true, false, 30, 0));
        view.accept(new Event.HostDone(task("説明", "debug"), "web1", result(Status.OK, Map.of("msg", "x"))));

        assertThat(out.toString()).isEqualTo("""

                TASK [説明] ******************
                \u001b[0;32mok: [web1] => {\u001b[0m
                \u001b[0;32m    "msg": "x"\u001b[0m
                \u001b[0;32m}\u001b[0m
                """);
    }

    @Test
    void a_terminal_shows_who_is_busy_below_the_output() {
        ConsoleView view = view(new ConsoleSettings(false, true, 60, 0));
        view.accept(new Event.HostStarted(RUN, "web1"));
        view.tick();
        assertThat(out.toString()).isEmpty();

        clock.advance(12);
        view.accept(new Event.HostStarted(RUN, "web2"));
        view.accept(new Event.HostProgress(RUN, "web1", "10%\r20% of the \u001b[31mimages"));
        clock.advance(1);
        view.tick();
        assertThat(out.toString()).endsWith("web1: Run it 13s; 1 more; last output: 20% of the images");

        view.accept(new Event.Warning("odd"));
        assertThat(out.toString())
                .endsWith("images\r\u001b[K[WARNING]: odd\nweb1: Run it 13s; 1 more; last output: 20% of the images");

        view.accept(new Event.HostDone(RUN, "web1", result(Status.OK)));
        assertThat(out.toString()).endsWith("ok: [web1]\nweb2: Run it 1s");
        view.accept(new Event.HostDone(RUN, "web2", result(Status.OK)));
        assertThat(out.toString()).endsWith("\r\u001b[Kok: [web2]\n");
    }

    @Test
    void figures_that_tasks_kept_stand_below_the_recap_where_they_are_wanted() {
        Event.CustomStats figures = new Event.CustomStats(Map.of("total", 2L), Map.of("web1", Map.of("own", "x")));
        Event.RunEnded end = new Event.RunEnded(Map.of(), Duration.ZERO);
        ConsoleView without = view(new ConsoleSettings(false, false, 80, 0));
        without.accept(figures);
        without.accept(end);
        assertThat(out.toString()).doesNotContain("CUSTOM STATS");

        ConsoleView with = view(new ConsoleSettings(false, false, 80, 0, true, true, true));
        with.accept(figures);
        with.accept(end);
        assertThat(out.toString()).contains("CUSTOM STATS: ***", "\tweb1: {\"own\": \"x\"}", "\tRUN: {\"total\": 2}");
    }

    @Test
    void without_a_terminal_a_long_silence_is_broken_by_one_line() {
        ConsoleView view = view(new ConsoleSettings(false, false, 80, 0));
        view.accept(new Event.HostStarted(RUN, "web1"));
        clock.advance(29);
        view.tick();
        assertThat(out.toString()).isEmpty();

        clock.advance(62);
        view.tick();
        view.tick();
        assertThat(out.toString()).isEqualTo("still busy: web1: Run it 1m 31s\n");
    }

    @Test
    void an_interrupt_names_what_is_waited_for() {
        ConsoleView view = view(new ConsoleSettings(false, false, 80, 0));
        view.accept(new Event.HostStarted(RUN, "web1"));
        clock.advance(5);
        view.stopping();
        view.stoppingNow();

        assertThat(out.toString()).isEqualTo("""
                Interrupted: no further task begins. Waiting for web1: Run it 5s. Ctrl-C again stops now.
                Stopped. Given up: web1: Run it 5s.
                """);
    }

    private ConsoleView view(ConsoleSettings settings) {
        return new ConsoleView(new PrintWriter(out), settings, clock);
    }

    private String show(int verbosity, Event... events) {
        ConsoleView view = view(new ConsoleSettings(false, false, 80, verbosity));
        Redaction redaction = new Redaction(new Redactor(), view);
        List.of(events).forEach(redaction::accept);
        return out.toString();
    }
}
