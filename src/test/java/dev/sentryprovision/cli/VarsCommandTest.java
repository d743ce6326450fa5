package dev.sentryprovision.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VarsCommandTest {

    @TempDir
    private Path folder;

    @Test
    void the_winner_is_shown_with_its_place_and_what_it_hides() {
        CommandLineSession session = new CommandLineSession(folder)
                .file("hosts.yml", "all:\n  hosts:\n    web:\n      port: 1\n")
                .file("group_vars/all.yml", "port: 2\n");
        assertThat(session.execute("vars", "web", "port", "-i", "hosts.yml")).isZero();
        assertThat(session.out()).contains("port: 1", "hosts.yml:4", "(inventory host)", "hides 2 of", "all.yml:1");
        assertThat(session.execute("vars", "web", "prot", "-i", "hosts.yml")).isEqualTo(ExitStatus.USER);
        assertThat(session.err()).contains("did you mean 'port'?");
    }
}
