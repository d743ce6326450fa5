package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Event;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands put out while they run is told line by line. */
class OutputTest {

    @TempDir
    private Path folder;

    @Test
    void each_line_is_told_before_the_command_has_ended_and_nothing_of_a_task_that_is_not_logged() {
        Project project = new Project(folder).play("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - name: Talk
                      shell: echo one; echo two
                    - name: Whisper
                      shell: echo hidden
                      no_log: true
                    - name: Work in the background
                      shell: echo far
                      async: 60
                      poll: 1
                """);
        List<String> told = project.events().stream()
                .flatMap(event -> switch (event) {
                    case Event.HostProgress progress -> List.of(progress.line()).stream();
                    case Event.HostDone done -> List.of("end of " + done.task().name()).stream();
                    default -> List.<String>of().stream();
                })
                .toList();

        assertThat(told)
                .containsExactly("one", "two", "end of Talk", "end of Whisper", "far", "end of Work in the background");
    }
}
