package dev.sentryprovision.cli;

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
import picocli.CommandLine.Option;

/** Whom tasks become after login. */
final class BecomeOptions {

    @Option(
            names = {"-b", "--become"},
            description = "become another user for all tasks")
    private boolean become;

    @Option(names = "--become-user", paramLabel = "USER", description = "whom to become (default: root)")
    private Optional<String> user = Optional.empty();

    @Option(names = "--become-method", paramLabel = "METHOD", description = "sudo, su or doas (default: sudo)")
    private Optional<String> method = Optional.empty();

    @Option(
            names = {"-K", "--ask-become-pass"},
            description = "ask for the password that becoming needs")
    private boolean askPassword;

    /** @param access its password is meant when the user just presses Enter, as with Ansible */
    Becoming becoming(Surroundings surroundings, Access access) {
        return new Becoming(
                become,
                user,
                method.map(BecomeOptions::known),
                askPassword ? password(surroundings, access) : Optional.empty());
    }

    private static Optional<Secret> password(Surroundings surroundings, Access access) {
        String question = "BECOME password" + (access.password().isPresent() ? "[defaults to SSH password]" : "");
        Secret typed = surroundings.prompt().ask(question);
        surroundings.redactor().add(typed);
        return typed.reveal().isEmpty() ? access.password() : Optional.of(typed);
    }

    private static Identity.Method known(String name) {
        List<String> names = Arrays.stream(Identity.Method.values())
                .map(method -> method.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.contains(name)) {
            String hint = Nearest.hint(name, names);
            throw new ProblemException(Problem.error("--become-method: there is no '" + name + "'")
                    .withHint(hint.isEmpty() ? "there are " + String.join(", ", names) : hint));
        }
        return Identity.Method.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
