package dev.sentryprovision.cli;

import dev.sentryprovision.config.Configuration;
import dev.sentryprovision.config.Setting;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.run.Access;
import dev.sentryprovision.run.Becoming;
import dev.sentryprovision.secret.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Whom tasks become after login. */
final class BecomeOptions {

    private final BooleanSupplier become;
    private final Supplier<Optional<String>> user;
    private final Supplier<Optional<String>> method;
    private final BooleanSupplier askPassword;
    private final Supplier<Optional<String>> passwordFile;

    BecomeOptions(Declared options) {
        become = options.flag("become another user for all tasks", "-b", "--become");
        user = options.one("USER", "whom to become (default: root)", "--become-user");
        method = options.one("METHOD", "sudo, su or doas (default: sudo)", "--become-method");
        askPassword = options.flag("ask for the password that becoming needs", "-K", "--ask-become-pass");
        passwordFile = options.one(
                "FILE",
                "file with that password, or an executable that prints it",
                "--become-password-file",
                "--become-pass-file");
    }

    /** @param access its password is meant when the user just presses Enter, as with Ansible */
    Becoming becoming(Surroundings surroundings, Access access) {
        Configuration configuration = surroundings.configuration();
        return new Becoming(
                become.getAsBoolean() || configuration.isOn(Setting.BECOME),
                user.get().or(() -> configuration.text(Setting.BECOME_USER)),
                method.get()
                        .map(name -> known(name, "--become-method"))
                        .or(() -> configuration
                                .said(Setting.BECOME_METHOD)
                                .map(said -> known(said.text(), said.where() + ": " + said.name()))),
                password(surroundings, configuration, access),
                configuration.textOrDefault(Setting.BECOME_FLAGS));
    }

    private Optional<Secret> password(Surroundings surroundings, Configuration configuration, Access access) {
        Optional<Secret> read = new PasswordFile(surroundings)
                .read(passwordFile.get(), configuration.path(Setting.BECOME_PASSWORD_FILE));
        boolean ask = askPassword.getAsBoolean() || read.isEmpty() && configuration.isOn(Setting.BECOME_ASK_PASS);
        return ask ? asked(surroundings, access) : read;
    }

    private static Optional<Secret> asked(Surroundings surroundings, Access access) {
        String question = "BECOME password" + (access.password().isPresent() ? "[defaults to SSH password]" : "");
        Secret typed = surroundings.prompt().ask(question);
        surroundings.redactor().add(typed);
        return typed.reveal().isEmpty() ? access.password() : Optional.of(typed);
    }

    private static Identity.Method known(String name, String who) {
        List<String> names = Arrays.stream(Identity.Method.values())
                .map(method -> method.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.contains(name)) {
            String hint = Nearest.hint(name, names);
            throw new ProblemException(Problem.error(who + ": there is no '" + name + "'")
                    .withHint(hint.isEmpty() ? "there are " + String.join(", ", names) : hint));
        }
        return Identity.Method.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
