package dev.sentryprovision.cli;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.run.Access;
import dev.sentryprovision.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How to enter hosts. */
final class AccessOptions {

    private static final List<String> CONNECTIONS = List.of("ssh", "local");

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            description = "log in as this user")
    private Optional<String> user = Optional.empty();

    @Option(
            names = {"-k", "--ask-pass"},
            description = "ask for the login password")
    private boolean askPassword;

    @Option(
            names = {"--private-key", "--key-file"},
            paramLabel = "FILE",
            description = "log in with this private key")
    private Optional<String> privateKey = Optional.empty();

    @Option(
            names = {"-c", "--connection"},
            paramLabel = "KIND",
            description = "ssh or local")
    private Optional<String> connection = Optional.empty();

    @Option(
            names = {"-T", "--timeout"},
            paramLabel = "SECONDS",
            converter = PositiveNumber.class,
            description = "give up connecting after this time")
    private Optional<Integer> timeout = Optional.empty();

    Access access(Surroundings surroundings) {
        return new Access(
                user,
                askPassword ? Optional.of(password(surroundings)) : Optional.empty(),
                privateKey.map(
                        file -> surroundings.workingDirectory().resolve(Home.expand(Path.of(file), surroundings))),
                connection.map(AccessOptions::known),
                timeout.map(Duration::ofSeconds));
    }

    private static Secret password(Surroundings surroundings) {
        Secret password = surroundings.prompt().ask("SSH password");
        surroundings.redactor().add(password);
        return password;
    }

    private static String known(String kind) {
        if (!CONNECTIONS.contains(kind)) {
            String hint = Nearest.hint(kind, CONNECTIONS);
            throw new ProblemException(Problem.error("--connection: there is no '" + kind + "'")
                    .withHint(hint.isEmpty() ? "there are ssh and local" : hint));
        }
        return kind;
    }
}
