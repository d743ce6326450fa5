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
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How to enter hosts. */
final class AccessOptions {

    private static final List<String> CONNECTIONS = List.of("ssh", "local");

    private final Supplier<Optional<String>> user;
    private final BooleanSupplier askPassword;
    private final Supplier<Optional<String>> privateKey;
    private final Supplier<Optional<String>> connection;
    private final Supplier<Optional<Integer>> timeout;

    AccessOptions(Declared options) {
        user = options.one("USER", "log in as this user", "-u", "--user");
        askPassword = options.flag("ask for the login password", "-k", "--ask-pass");
        privateKey = options.one("FILE", "log in with this private key", "--private-key", "--key-file");
        connection = options.one("KIND", "ssh or local", "-c", "--connection");
        timeout = options.number("SECONDS", "give up connecting after this time", "-T", "--timeout");
    }

    Access access(Surroundings surroundings) {
        return new Access(
                user.get(),
                askPassword.getAsBoolean() ? Optional.of(password(surroundings)) : Optional.empty(),
                privateKey
                        .get()
                        .map(file -> surroundings.workingDirectory().resolve(Home.expand(Path.of(file), surroundings))),
                connection.get().map(AccessOptions::known),
                timeout.get().map(Duration::ofSeconds));
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
