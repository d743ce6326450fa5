package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code playbooks/preflight.yml} on this machine, and on one that is not there. */
class PreflightPlaybookTest {

    @TempDir
    private Path folder;

    @Test
    void a_fleet_becomes_a_table_and_a_host_that_is_not_fit_a_status() throws IOException {
        Path inventory = Files.writeString(folder.resolve("inventory.yml"), """
                sentry:
                  hosts:
                    here: {preflight_allow: [all]}
                    small: {preflight_disk_gb: 9000000}
                    gone: {ansible_connection: ssh, ansible_host: 127.0.0.1, ansible_port: 1}
                  vars:
                    ansible_connection: local
                    ansible_become: false
                    sentry_version: 25.10.0
                    preflight_reach: false
                """);

        Program.Ended ended = Program.run("apply", "playbooks/preflight.yml", "-i", inventory.toString());

        assertThat(ended.status()).as(ended.output()).isEqualTo(2);
        assertThat(ended.output())
                .contains("  here  small  gone\n")
                .containsPattern("disk_checkout +(warn|pass) +FAIL +\\?\n")
                .contains("wanted 9000000 GiB")
                .contains("not looked at\n  on gone\n")
                .contains("gone (2 of 3 hosts)");
        assertThat(ended.output().lines().filter(line -> line.startsWith("here ")))
                .as("the recap")
                .singleElement()
                .asString()
                .contains("changed=0", "failed=0");
    }
}
