package dev.sentryprovision.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in a command line cost one line and exit status 1. */
class UsageMistakeTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("'aply' is not a command; did you mean 'apply'?", "aply", "x"),
                mistake("which PLAYBOOK? ('sentry-provision apply --help' shows how)", "apply"),
                mistake("which PATTERN? ('sentry-provision run --help' shows how)", "run", "-m", "ping"),
                mistake(
                        "sentry-provision apply has no option '--chek'; did you mean '--check'?",
                        "apply",
                        "--chek",
                        "x"),
                mistake(
                        "sentry-provision plan has no option '--frobnicate' ('sentry-provision plan --help' shows how)",
                        "plan",
                        "x",
                        "--frobnicate=3"),
                mistake(
                        "--sftp-extra-args is an option of Ansible that is not here: files travel through"
                                + " the one SSH connection; no sftp or scp is run",
                        "apply",
                        "x",
                        "--sftp-extra-args",
                        "-o X=y"),
                mistake(
                        "--syntax-check is an option of Ansible that is not here: use 'sentry-provision validate PLAYBOOK'",
                        "apply",
                        "x",
                        "--syntax-check"),
                mistake("-M is an option of Ansible that is not here: modules are built in", "apply", "x", "-M", "y"),
                mistake("option --forks needs a value: N", "apply", "x", "-f"),
                mistake("option --limit needs a value: PATTERN", "apply", "x", "-l"),
                mistake(
                        "invalid value for option '--forks': '0' is not a whole number of at least 1",
                        "apply",
                        "x",
                        "-f",
                        "0"),
                mistake("'b' is one argument too many ('sentry-provision run --help' shows how)", "run", "a", "b"));
    }

    private static Arguments mistake(String message, String... args) {
        return Arguments.of(message, List.of(args));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_one_line(String message, List<String> args) {
        CommandLineSession session = new CommandLineSession(folder).file("x").file("inventories/x");

        assertThat(session.execute(args.toArray(String[]::new))).isEqualTo(ExitStatus.USER);
        assertThat(session.err()).isEqualTo("error: " + message + System.lineSeparator());
        assertThat(session.out()).isEmpty();
    }

    static Stream<Arguments> wrongWords() {
        return Stream.of(
                mistake("--connection: there is no 'shs'\n  did you mean 'ssh'?", "-c", "shs"),
                mistake("--connection: there is no 'docker'\n  there are ssh and local", "-c", "docker"),
                mistake("--become-method: there is no 'runas'\n  there are sudo, su, doas", "--become-method", "runas"),
                mistake("--report: there is no format 'jsn'\n  did you mean 'json'?", "--report", "jsn=f"),
                mistake(
                        "--report 'json' is not FORMAT=FILE\n  for example --report json=report.json",
                        "--report",
                        "json"));
    }

    @ParameterizedTest
    @MethodSource("wrongWords")
    void a_wrong_word_is_told_from_the_right_ones(String message, List<String> args) {
        CommandLineSession session = new CommandLineSession(folder).file("x").file("inventories/x");

        assertThat(session.execute(
                        Stream.concat(Stream.of("apply", "x"), args.stream()).toArray(String[]::new)))
                .isEqualTo(ExitStatus.USER);
        assertThat(session.err()).isEqualToNormalizingNewlines("error: " + message + "\n");
    }

    @Test
    void help_and_version_are_no_mistakes() {
        CommandLineSession session = new CommandLineSession(folder);

        assertThat(session.execute("--help")).isEqualTo(ExitStatus.DONE);
        assertThat(session.out()).contains("apply ", "plan ", "doc ");
        assertThat(session.execute("help", "apply")).isEqualTo(ExitStatus.DONE);
        assertThat(session.out()).contains("Usage: sentry-provision apply", "-i, --inventory", "-C, --check");
        assertThat(session.execute("--version")).isEqualTo(ExitStatus.DONE);
        assertThat(session.out()).startsWith("sentry-provision ");
        assertThat(session.execute()).isEqualTo(ExitStatus.USER);
    }
}
