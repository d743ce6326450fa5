package dev.sentryprovision.cli;

import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.vault.VaultPasswords;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a password from a file, or from an executable that prints it, as Ansible's {@code --become-password-file} does. */
final class PasswordFile {

    private final Surroundings surroundings;

    PasswordFile(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The password, when there is a file for it.
     *
     * @param given      of the command line
     * @param configured of the settings
     * @throws dev.sentryprovision.problem.ProblemException when it cannot be had
     */
    Optional<Secret> read(Optional<String> given, Optional<Path> configured) {
        Optional<Path> file = given.map(
                        text -> surroundings.workingDirectory().resolve(Home.expand(Path.of(text), surroundings)))
                .or(() -> configured);
        Optional<Secret> password =
                file.map(path -> new VaultPasswords(surroundings.workingDirectory(), surroundings.prompt()::ask)
                        .ofFile(path.toString())
                        .secret());
        password.ifPresent(surroundings.redactor()::add);
        return password;
    }
}
