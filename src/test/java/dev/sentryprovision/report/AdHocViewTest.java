package dev.sentryprovision.report;

import static dev.sentryprovision.report.Results.result;
import static dev.sentryprovision.report.Results.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.TaskRef;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.event.TaskResult.Status;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdHocViewTest {

    private final StringWriter out = new StringWriter();
    private final AdHocView view =
            new AdHocView(new PrintWriter(out), new ConsoleSettings(false, false, 80, 0), new ManualClock());

    @Test
    void keys_of_a_module_are_shown_as_json() {
        show(task("ping", "ping"), result(Status.OK, Map.of("ping", "pong", "failed", false)));
        assertThat(out.toString()).isEqualTo("""
                web1 | SUCCESS => {
                    "changed": false,
                    "ping": "pong"
                }
                """);
    }

    @Test
    void output_of_a_command_is_shown_as_it_is() {
        show(task("command", "ansible.builtin.command"), result(Status.CHANGED, Map.of("rc", 0L, "stdout", "a\nb\n")));
        show(
                task("command", "command"),
                result(Status.FAILED, Map.of("rc", 2L, "stderr", "ls: no", "msg", "non-zero return code")));
        assertThat(out.toString()).isEqualTo("""
                web1 | CHANGED | rc=0 >>
                a
                b
                web1 | FAILED | rc=2 >>
                ls: no
                non-zero return code
                """);
    }

    @Test
    void an_unreachable_host_says_why() {
        show(task("command", "command"), result(Status.UNREACHABLE, Map.of("msg", "refused", "unreachable", true)));
        assertThat(out.toString()).isEqualTo("""
                web1 | UNREACHABLE! => {
                    "changed": false,
                    "msg": "refused",
                    "unreachable": true
                }
                """);
    }

    private void show(TaskRef task, TaskResult result) {
        view.accept(new Event.HostDone(task, "web1", result));
    }
}
