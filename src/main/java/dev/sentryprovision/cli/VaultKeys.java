package dev.sentryprovision.cli;

import dev.sentryprovision.config.Setting;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.vault.VaultPassword;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Which of several passwords encrypts. */
final class VaultKeys {

    private final Supplier<Optional<String>> encryptWith;

    VaultKeys(Declared options) {
        encryptWith = options.one("ID", "encrypt with the password of this name", "--encrypt-vault-id");
    }

    /** @throws ProblemException when there is none, or several and nobody says which */
    VaultPassword choose(List<VaultPassword> passwords, Surroundings surroundings) {
        Optional<String> wanted =
                encryptWith.get().or(() -> surroundings.configuration().text(Setting.VAULT_ENCRYPT_IDENTITY));
        List<String> ids = passwords.stream().map(VaultPassword::id).distinct().toList();
        if (passwords.isEmpty()) {
            throw new ProblemException(Problem.error("there is no vault password to encrypt with")
                    .withHint("give one with --vault-password-file, --vault-id or --ask-vault-pass"));
        }
        if (wanted.isEmpty() && ids.size() > 1) {
            throw new ProblemException(
                    Problem.error("which password is to encrypt? there are " + String.join(", ", ids))
                            .withHint("say --encrypt-vault-id " + ids.getFirst()));
        }
        String id = wanted.orElse(ids.getFirst());
        return passwords.stream()
                .filter(password -> password.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.error("there is no vault password named '" + id + "'")
                        .withHint(Nearest.hint(id, ids))));
    }
}
