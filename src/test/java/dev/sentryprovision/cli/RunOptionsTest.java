package dev.sentryprovision.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.RunOptions.DryRun;
import dev.sentryprovision.run.RunOptions.Work;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.vault.VaultPassword;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What flags become in the options record. */
class RunOptionsTest {

    @TempDir
    private Path folder;

    private CommandLineSession session;

    @BeforeEach
    void project() {
        session = new CommandLineSession(folder).file("site.yml").file("pass", "vaulted\n");
    }

    static Stream<Arguments> flags() {
        return Stream.of(
                flag("-i a -i b,", RunOptions::inventories, List.of("a", "b,")),
                flag("--inventory=a", RunOptions::inventories, List.of("a")),
                flag("-l web*:!web3", o -> o.selection().limit().orElse(""), "web*:!web3"),
                flag("-l @retry", o -> o.selection().limit().orElse(""), "@retry"),
                flag("-t a,b -t c", o -> o.selection().tags(), List.of("a", "b", "c")),
                flag("--tags=a --skip-tags b,c", o -> o.selection().skipTags(), List.of("b", "c")),
                flag("-e k=v -e @f.yml -e {\"a\":1}", RunOptions::extraVars, List.of("k=v", "@f.yml", "{\"a\":1}")),
                flag("-e key=a,b", RunOptions::extraVars, List.of("key=a,b")),
                flag("", RunOptions::dryRun, new DryRun(false, false)),
                flag("-C", RunOptions::dryRun, new DryRun(true, false)),
                flag("-CD", RunOptions::dryRun, new DryRun(true, true)),
                flag("", RunOptions::forks, 5),
                flag("-f 20", RunOptions::forks, 20),
                flag("-f20", RunOptions::forks, 20),
                flag("", RunOptions::verbosity, 0),
                flag("-vvv", RunOptions::verbosity, 3),
                flag("-v --verbose", RunOptions::verbosity, 2),
                flag("-b", o -> o.becoming().become(), true),
                flag("--become-user app", o -> o.becoming().user().orElse(""), "app"),
                flag("--become-method doas", o -> o.becoming().method().orElseThrow(), Identity.Method.DOAS),
                flag("-u root", o -> o.access().user().orElse(""), "root"),
                flag("-c local", o -> o.access().connection().orElse(""), "local"),
                flag("-T 7", o -> o.access().timeout().orElseThrow(), Duration.ofSeconds(7)),
                flag("--start-at-task Install", o -> o.selection().startAtTask().orElse(""), "Install"),
                flag("--force-handlers", RunOptions::forceHandlers, true));
    }

    private static <T> Arguments flag(String flags, Function<RunOptions, T> read, T expected) {
        return Arguments.of(flags, read, expected);
    }

    @ParameterizedTest
    @MethodSource("flags")
    void a_flag_is_found_in_the_options(String flags, Function<RunOptions, ?> read, Object expected) {
        String[] args = ("apply site.yml " + flags).strip().split(" ");
        assertThat((Object) read.apply(session.runOf(args))).isEqualTo(expected);
    }

    @Test
    void a_private_key_is_a_path_from_here_or_home() {
        assertThat(session.runOf("apply", "site.yml", "--private-key", "id")
                        .access()
                        .privateKey())
                .contains(folder.resolve("id"));
        assertThat(session.runOf("apply", "site.yml", "--private-key=~/.ssh/id")
                        .access()
                        .privateKey())
                .contains(folder.resolve(".ssh/id"));
    }

    @Test
    void passwords_are_asked_for_once_each() {
        RunOptions options = session.runOf("apply", "site.yml", "-k", "-K", "-J");

        assertThat(session.questions())
                .containsExactly("SSH password", "BECOME password[defaults to SSH password]", "Vault password");
        assertThat(options.access().password()).contains(new Secret("pw1"));
        assertThat(options.becoming().password()).contains(new Secret("pw2"));
        assertThat(options.vault()).containsExactly(new VaultPassword("default", new Secret("pw3")));
    }

    @Test
    void vault_passwords_with_a_name_come_first() {
        RunOptions options = session.runOf(
                "apply",
                "site.yml",
                "--vault-password-file",
                "pass",
                "--vault-id",
                "prod@prompt",
                "--vault-id",
                "pass");

        assertThat(session.questions()).containsExactly("Vault password (prod)");
        assertThat(options.vault())
                .containsExactly(
                        new VaultPassword("prod", new Secret("pw1")),
                        new VaultPassword("default", new Secret("vaulted")),
                        new VaultPassword("default", new Secret("vaulted")));
    }

    @Test
    void plan_is_a_dry_run_with_diffs_whatever_else_is_said() {
        assertThat(session.runOf("plan", "site.yml").dryRun()).isEqualTo(new DryRun(true, true));
        assertThat(session.runOf("plan", "site.yml", "-C").dryRun()).isEqualTo(new DryRun(true, true));
    }

    @Test
    void run_is_one_module() {
        assertThat(session.runOf("run", "all", "-m", "copy", "-a", "dest=/x content=y")
                        .work())
                .isEqualTo(new Work.OneModule("all", "copy", "dest=/x content=y"));
        assertThat(session.runOf("run", "all", "-a", "ls -l").work())
                .isEqualTo(new Work.OneModule("all", "command", "ls -l"));
    }

    @Test
    void facts_is_the_module_setup() {
        assertThat(session.runOf("facts", "web1").work()).isEqualTo(new Work.OneModule("web1", "setup", ""));
        assertThat(session.runOf("facts", "web1", "--filter", "*os*,arch").work())
                .isEqualTo(new Work.OneModule("web1", "setup", "filter=*os*,arch"));
    }
}
