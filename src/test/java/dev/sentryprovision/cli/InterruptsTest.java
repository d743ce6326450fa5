package dev.sentryprovision.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.report.ConsoleSettings;
import dev.sentryprovision.report.ConsoleView;
import dev.sentryprovision.run.Stop;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptsTest {

    @Test
    void the_first_waits_for_running_tasks_and_the_second_does_not() {
        StringWriter out = new StringWriter();
        Stop stop = new Stop();
        List<String> stopped = new ArrayList<>();
        stop.whenNow(() -> stopped.add("now"));
        ConsoleView view =
                new ConsoleView(new PrintWriter(out), new ConsoleSettings(false, false, 80, 0), InstantSource.system());

        Interrupts.interrupt(stop, view);
        assertThat(stop.wish()).isEqualTo(Stop.Wish.AFTER_RUNNING_TASKS);
        assertThat(stopped).isEmpty();

        Interrupts.interrupt(stop, view);
        assertThat(stop.wish()).isEqualTo(Stop.Wish.NOW);
        assertThat(stopped).containsExactly("now");
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "Interrupted: no further task begins. Ctrl-C again stops now.\nStopped.\n");
    }
}
