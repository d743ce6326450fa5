package dev.sentryprovision.cli;

import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.vault.VaultPassword;
import dev.sentryprovision.vault.VaultPasswords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Passwords for what is encrypted with vault. */
final class VaultOptions {

    private final Supplier<List<String>> ids;
    private final Supplier<List<String>> files;
    private final BooleanSupplier ask;

    VaultOptions(Declared options) {
        files = options.many(
                "FILE",
                "file with the vault password, or an executable that prints it; may be repeated",
                "--vault-password-file",
                "--vault-pass-file");
        ids = options.many(
                "[ID@]SOURCE", "vault password with a name: ID@FILE or ID@prompt; may be repeated", "--vault-id");
        ask = options.flag("ask for the vault password", "-J", "--ask-vault-pass", "--ask-vault-password");
    }

    /**
     * All of them, in Ansible's order: those with a name first.
     *
     * @throws dev.sentryprovision.problem.ProblemException when one cannot be had
     */
    List<VaultPassword> passwords(Surroundings surroundings) {
        VaultPasswords sources = new VaultPasswords(surroundings.workingDirectory(), id -> ask(id, surroundings));
        List<VaultPassword> passwords = new ArrayList<>();
        ids.get().forEach(id -> passwords.add(sources.of(id)));
        files.get().forEach(file -> passwords.add(sources.ofFile(file)));
        if (ask.getAsBoolean()) {
            passwords.add(sources.of("prompt"));
        }
        passwords.forEach(password -> surroundings.redactor().add(password.secret()));
        return List.copyOf(passwords);
    }

    private static Secret ask(String id, Surroundings surroundings) {
        boolean named = !id.equals(VaultPassword.DEFAULT_ID);
        return surroundings.prompt().ask("Vault password" + (named ? " (" + id + ")" : ""));
    }
}
