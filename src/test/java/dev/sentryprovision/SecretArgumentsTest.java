package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.testing.CommandRecord;
import dev.sentryprovision.testing.Program;
import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret that every module is given is on no command line of the host, and in nothing that is shown or kept. */
@Tag("container")
class SecretArgumentsTest {

    private static final Path PLAYBOOK = Path.of("src/test/resources/secrets");
    private static final String SECRET = "0pen5esame";
    private static final String SHOWN = "sh0wn";

    /** No variable that is known to be secret, but in options that a task wants shown nowhere. */
    private static final String HUSHED = "rw,password=hu5hed";

    @TempDir
    static Path folder;

    private static SshHost host;
    private static String commands;
    private static Program.Ended planned;
    private static Program.Ended applied;

    @BeforeAll
    static void run() throws IOException {
        host = SshHosts.start(SshHosts.Image.DEBIAN);
        host.run(CommandRecord.begin());
        for (String file : new String[] {"playbook.yml", "token.j2"}) {
            Files.copy(PLAYBOOK.resolve(file), folder.resolve(file));
        }
        Path password = Files.writeString(folder.resolve("vault-password"), "of the vault\n");
        Path secrets = Files.writeString(folder.resolve("secrets.yml"), "opensesame: " + SECRET + "\n");
        Program.run("vault", "encrypt", "--vault-password-file", password.toString(), secrets.toString());
        Files.writeString(
                folder.resolve("inventory.yml"),
                host.inventory("web1") + "    shown: " + SHOWN + "\n    hushed: hu5hed\n");
        planned = program("plan");
        applied = program("apply");
        commands = host.run(CommandRecord.print());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static Program.Ended program(String verb) {
        return Program.run(
                verb,
                folder.resolve("playbook.yml").toString(),
                "-i",
                folder.resolve("inventory.yml").toString(),
                "--vault-password-file",
                folder.resolve("vault-password").toString(),
                "--report",
                "json=" + folder.resolve(verb + ".json"),
                "--diff",
                "-vvvv");
    }

    @Test
    void it_is_on_no_command_line() {
        assertThat(commands).contains("echo " + SHOWN).doesNotContain(SECRET);
    }

    @Test
    void it_arrives() {
        assertThat(host.run("cat /srv/token /srv/token.ini /srv/guest.repo")).contains(SECRET);
        assertThat(host.run("cat /srv/guest.fstab")).contains(HUSHED);
        assertThat(applied.status()).as(applied.output()).isZero();
    }

    @Test
    void it_is_in_no_output_and_in_no_report() throws IOException {
        assertThat(planned.output()).contains(SHOWN).doesNotContain(SECRET, HUSHED);
        assertThat(applied.output()).contains(SHOWN).doesNotContain(SECRET, HUSHED);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path report :
                    files.filter(file -> file.toString().endsWith(".json")).toList()) {
                assertThat(Files.readString(report)).contains(SHOWN).doesNotContain(SECRET, HUSHED);
            }
        }
    }
}
