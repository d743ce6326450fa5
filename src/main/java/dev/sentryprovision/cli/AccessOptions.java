package dev.sentryprovision.cli;

import dev.sentryprovision.config.Configuration;
import dev.sentryprovision.config.Setting;
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
    private final Supplier<Optional<String>> passwordFile;
    private final Supplier<Optional<String>> commonArguments;
    private final Supplier<Optional<String>> extraArguments;
    private final Supplier<Optional<String>> privateKey;
    private final Supplier<Optional<String>> connection;
    private final Supplier<Optional<Integer>> timeout;

    AccessOptions(Declared options) {
        user = options.one("USER", "log in as this user", "-u", "--user");
        askPassword = options.flag("ask for the login password", "-k", "--ask-pass");
        passwordFile = options.one(
                "FILE",
                "file with the login password, or an executable that prints it",
                "--connection-password-file",
                "--conn-pass-file");
        privateKey = options.one("FILE", "log in with this private key", "--private-key", "--key-file");
        connection = options.one("KIND", "ssh or local", "-c", "--connection");
        timeout = options.number("SECONDS", "give up connecting after this time", "-T", "--timeout");
        commonArguments = options.one("ARGS", "options of ssh for all connections", "--ssh-common-args");
        extraArguments = options.one("ARGS", "more options of ssh", "--ssh-extra-args");
    }

    Access access(Surroundings surroundings) {
        Configuration configuration = surroundings.configuration();
        return new Access(
                user.get().or(() -> configuration.text(Setting.REMOTE_USER)),
                password(surroundings, configuration),
                privateKey
                        .get()
                        .map(file -> surroundings.workingDirectory().resolve(Home.expand(Path.of(file), surroundings)))
                        .or(() -> configuration.path(Setting.PRIVATE_KEY_FILE)),
                connection.get().map(AccessOptions::known).or(() -> configuration.text(Setting.TRANSPORT)),
                timeout.get().or(() -> configuration.number(Setting.TIMEOUT)).map(Duration::ofSeconds),
                configuration.number(Setting.REMOTE_PORT),
                String.join(
                        " ",
                        configuration.textOrDefault(Setting.SSH_ARGS),
                        commonArguments.get().orElse(configuration.textOrDefault(Setting.SSH_COMMON_ARGS)),
                        extraArguments.get().orElse(configuration.textOrDefault(Setting.SSH_EXTRA_ARGS))));
    }

    private Optional<Secret> password(Surroundings surroundings, Configuration configuration) {
        Optional<Secret> read = new PasswordFile(surroundings)
                .read(passwordFile.get(), configuration.path(Setting.CONNECTION_PASSWORD_FILE));
        if (askPassword.getAsBoolean() || read.isEmpty() && configuration.isOn(Setting.ASK_PASS)) {
            Secret password = surroundings.prompt().ask("SSH password");
            surroundings.redactor().add(password);
            return Optional.of(password);
        }
        return read;
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
