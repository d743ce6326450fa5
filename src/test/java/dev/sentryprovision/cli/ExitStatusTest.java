package dev.sentryprovision.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitStatusTest {

    private static final HostStats IN_ORDER = new HostStats(2, 0, 0, 0, 0, 1, 1, 0);
    private static final HostStats CHANGED = new HostStats(2, 1, 0, 0, 0, 0, 0, 0);
    private static final HostStats FAILED = new HostStats(2, 1, 0, 1, 0, 0, 0, 0);
    private static final HostStats UNREACHABLE = new HostStats(0, 0, 1, 0, 0, 0, 0, 0);

    @TempDir
    private Path folder;

    private CommandLineSession session;

    @BeforeEach
    void project() {
        session = new CommandLineSession(folder).file("site.yml").file("inventories/site.yml");
    }

    @Test
    void a_run_ends_with_the_worst_that_happened_to_a_host() {
        assertThat(session.engineCounting(IN_ORDER, CHANGED).execute("apply", "site.yml"))
                .isEqualTo(0);
        assertThat(session.engineCounting(IN_ORDER, FAILED).execute("apply", "site.yml"))
                .isEqualTo(2);
        assertThat(session.engineCounting(IN_ORDER, UNREACHABLE).execute("apply", "site.yml"))
                .isEqualTo(3);
        assertThat(session.engineCounting(UNREACHABLE, FAILED).execute("apply", "site.yml"))
                .isEqualTo(2);
        assertThat(session.engineCounting(UNREACHABLE).execute("run", "all")).isEqualTo(3);
    }

    @Test
    void a_plan_can_tell_pending_changes_by_its_status() {
        assertThat(session.engineCounting(CHANGED).execute("plan", "site.yml")).isEqualTo(0);
        assertThat(session.execute("plan", "site.yml", "--detailed-exitcode")).isEqualTo(2);
        assertThat(session.engineCounting(IN_ORDER).execute("plan", "site.yml", "--detailed-exitcode"))
                .isEqualTo(0);
        assertThat(session.engineCounting(FAILED).execute("plan", "site.yml", "--detailed-exitcode"))
                .isEqualTo(1);
        assertThat(session.engineCounting(UNREACHABLE).execute("plan", "site.yml", "--detailed-exitcode"))
                .isEqualTo(3);
    }

    @Test
    void an_interrupted_run_says_130() {
        int status = session.engine((_, _, _, stop, _) -> {
                    stop.afterRunningTasks();
                    return Map.of("web1", FAILED);
                })
                .execute("apply", "site.yml");

        assertThat(status).isEqualTo(130);
    }

    @Test
    void a_run_that_is_to_stop_now_is_not_waited_for() {
        CountDownLatch never = new CountDownLatch(1);
        int status = session.engine((_, events, _, stop, _) -> {
                    events.accept(new Event.RunStarted(List.of("site.yml"), false, false));
                    stop.now();
                    try {
                        never.await();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                    return Map.of();
                })
                .execute("apply", "site.yml", "--report", "json=r.json");

        assertThat(status).isEqualTo(130);
        assertThat(folder.resolve("r.json")).content().contains("\"complete\": false");
    }

    @Test
    void problems_are_all_shown_and_say_1() {
        int status = session.engine((_, _, _, _, _) -> {
                    throw new ProblemException(List.of(
                            Problem.error("one", SourceSpan.at("a.yml", 3, 4), "do this"), Problem.error("two")));
                })
                .execute("apply", "site.yml");

        assertThat(status).isEqualTo(1);
        assertThat(session.err()).isEqualToNormalizingNewlines("""
                error: one
                  a.yml:3:4
                  do this

                error: two
                """);
    }

    @Test
    void a_host_that_cannot_be_entered_comes_with_advice_and_says_3() {
        int status = session.engine((_, _, _, _, _) -> {
                    throw new ConnectionFailure(
                            ConnectionFailure.Kind.REFUSED, "web1 refuses connections", "is sshd running there?");
                })
                .execute("apply", "site.yml");

        assertThat(status).isEqualTo(3);
        assertThat(session.err()).isEqualToNormalizingNewlines("""
                error: web1 refuses connections
                  is sshd running there?
                """);
    }

    @Test
    void a_bug_is_one_line_and_its_trace_is_kept_without_secrets() throws IOException {
        int status = session.engine((_, _, redactor, _, _) -> {
                    redactor.add("hunter2");
                    throw new IllegalStateException("odd: hunter2\nmore");
                })
                .execute("apply", "site.yml");

        Path log = folder.resolve(".local/state/sentry-provision/bug-20261122T100000.log");
        assertThat(status).isEqualTo(70);
        assertThat(session.err())
                .isEqualToNormalizingNewlines("error: this is a bug in sentry-provision (IllegalStateException: odd:"
                        + " ********); please report it with " + log + "\n");
        assertThat(Files.readString(log))
                .contains("IllegalStateException: odd: ********", "\tat ")
                .doesNotContain("hunter2");
    }

    @Test
    void reports_are_written_also_when_a_run_breaks_off() {
        session.engine((_, events, _, _, _) -> {
                    events.accept(new Event.RunStarted(List.of("site.yml"), false, false));
                    events.accept(new Event.RunEnded(Map.of("web1", IN_ORDER), Duration.ofSeconds(1)));
                    throw new IllegalStateException("late");
                })
                .execute("apply", "site.yml", "--report", "json=out/r.json", "--report", "html=out/r.html");

        assertThat(folder.resolve("out/r.json")).content().contains("\"complete\": true");
        assertThat(folder.resolve("out/r.html")).content().contains("Run of site.yml");
        assertThat(session.out()).contains("PLAY RECAP");
    }

    @Test
    void a_report_that_cannot_be_written_is_said_before_the_run() {
        assertThat(session.execute("apply", "site.yml", "--report", "json=site.yml/r.json"))
                .isEqualTo(1);
        assertThat(session.err()).startsWith("error: the report cannot be written to");
    }
}
