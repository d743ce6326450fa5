package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import dev.sentryprovision.testing.SshHosts.Image;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The archive that the build leaves, on a machine without Java. */
@Tag("container")
class DistributionTest {

    private static final String NAME = "sentry-provision-0.1.0";
    private static final String RUN = "cd / && env -i PATH=/usr/bin:/bin ";
    private static final String PROGRAM = "/opt/" + NAME + "/bin/sentry-provision";

    private static SshHost machine;

    @BeforeAll
    static void unpack() {
        machine = SshHosts.start(Image.DEBIAN);
        machine.copy(Path.of("target", NAME + ".tar.gz"), "/tmp/archive.tar.gz");
        machine.run("! command -v java && tar -C /opt -xzf /tmp/archive.tar.gz");
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void it_needs_no_java_on_the_machine() {
        assertThat(machine.run(RUN + PROGRAM + " --version")).contains("0.1.0");
    }

    @Test
    void it_is_found_through_links() {
        machine.run("ln -s " + PROGRAM + " /opt/first && ln -s first /opt/second");

        assertThat(machine.run(RUN + "/opt/second --version")).contains("0.1.0");
        assertThat(machine.run("cd /opt/" + NAME + "/bin && sh sentry-provision --version"))
                .contains("0.1.0");
    }

    @Test
    void the_start_up_cache_fits_after_unpacking() {
        // With this mode Java refuses to start where the cache cannot be used.
        assertThat(machine.run(RUN + "SENTRY_PROVISION_JAVA_OPTS=-XX:AOTMode=on " + PROGRAM + " --version"))
                .contains("0.1.0");
    }

    @Test
    void a_cache_that_does_not_fit_is_left_aside_in_silence() {
        machine.run("cp -r /opt/" + NAME + " /opt/copied && touch /opt/copied/lib/*.jar");

        assertThat(machine.run(RUN + "/opt/copied/bin/sentry-provision --version 2>&1"))
                .isEqualTo(machine.run(RUN + PROGRAM + " --version"));
    }

    @Test
    void it_does_its_work_there() {
        machine.run("printf '%s\\n' '- hosts: localhost' '  tasks:'"
                + " '    - {copy: {content: hello, dest: /tmp/made}}' >/tmp/playbook.yml");

        assertThat(machine.run(RUN + PROGRAM + " apply /tmp/playbook.yml -c local -i localhost,"))
                .contains("changed=1");
        assertThat(machine.run("cat /tmp/made")).isEqualTo("hello");
    }
}
