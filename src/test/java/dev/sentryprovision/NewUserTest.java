package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.testing.Program;
import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A user whom a task makes is there for the next task, though he was looked for ahead of its turn. */
@Tag("container")
@ParameterizedClass
@EnumSource(
        value = SshHosts.Image.class,
        names = {"DEBIAN", "BUSYBOX"})
class NewUserTest {

    private static final String PLAYBOOK = """
            - hosts: all
              gather_facts: false
              become: true
              tasks:
                - {name: Make, user: {name: newcomer}}
                - {name: Run, command: id -un, become_user: newcomer}
                - {name: Write, copy: {content: who, dest: ~/who, mode: "0600"}, become_user: newcomer}
                - {name: Nobody, command: id, become_user: nobody-at-all, ignore_errors: true, tags: [never, ghost]}
            """;

    @TempDir
    private Path folder;

    @Parameter
    private SshHosts.Image image;

    @Test
    void works_at_once() throws IOException {
        try (SshHost host = hostFor(PLAYBOOK)) {
            String planned = program("plan").output();
            Program.Ended applied = program("apply");
            Program.Ended again = program("apply");

            assertThat(planned).contains("unknown: [web1] => depends on add user newcomer", "failed=0");
            assertThat(applied.status()).as(applied.output()).isZero();
            assertThat(host.run("cat /home/newcomer/who; stat -c %U /home/newcomer/who"))
                    .isEqualTo("whonewcomer\n");
            assertThat(again.output()).contains("failed=0");
            assertThat(program("plan", "--tags", "ghost").output()).contains("unknown user nobody-at-all", "ignored=1");
        }
    }

    private static final String CHANGES = """
            - hosts: all
              gather_facts: false
              become: true
              tasks:
                - {name: Make, user: {name: newcomer}}
                - {name: Before, command: id -Gn, become_user: newcomer, register: before}
                - {name: Enter, user: {name: newcomer, groups: [root], append: true}}
                - {name: After, command: id -Gn, become_user: newcomer, register: after}
                - {meta: reset_connection}
                - {name: Home, file: {path: ~newcomer/mine, state: directory, owner: newcomer}}
                - {name: Leave, user: {name: newcomer, state: absent, remove: true}}
                - {name: Groups, debug: {msg: "{{ before.stdout }}, then {{ after.stdout }}"}}
            """;

    @Test
    void is_seen_as_he_is_after_each_change_and_can_be_deleted() throws IOException {
        try (SshHost host = hostFor(CHANGES)) {
            Program.Ended planned = program("plan");
            Program.Ended applied = program("apply");

            assertThat(planned.status()).as(planned.output()).isZero();
            assertThat(applied.status()).as(applied.output()).isZero();
            assertThat(applied.output()).contains("newcomer, then newcomer root");
            assertThat(host.run("grep -c newcomer /etc/passwd || :")).isEqualTo("0\n");
        }
    }

    private SshHost hostFor(String playbook) throws IOException {
        SshHost host = SshHosts.start(image);
        Files.writeString(folder.resolve("playbook.yml"), playbook);
        Files.writeString(folder.resolve("inventory.yml"), host.inventory("web1"));
        return host;
    }

    private Program.Ended program(String verb, String... more) {
        String[] words = {
            verb,
            folder.resolve("playbook.yml").toString(),
            "-i",
            folder.resolve("inventory.yml").toString()
        };
        return Program.run(
                Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new));
    }
}
