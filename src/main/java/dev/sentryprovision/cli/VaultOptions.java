package dev.sentryprovision.cli;

import dev.sentryprovision.config.Configuration;
import dev.sentryprovision.config.Setting;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.vault.VaultPassword;
import dev.sentryprovision.vault.VaultPasswords;
import java.nio.file.Path;
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
        Configuration configuration = surroundings.configuration();
        configuration.words(Setting.VAULT_IDENTITY_LIST).forEach(id -> passwords.add(sources.of(id)));
        ids.get().forEach(id -> passwords.add(sources.of(id)));
        files(configuration).forEach(file -> passwords.add(sources.ofFile(file)));
        if (ask.getAsBoolean() || ids.get().isEmpty() && configuration.isOn(Setting.ASK_VAULT_PASS)) {
            passwords.add(sources.of("prompt"));
        }
        passwords.forEach(password -> surroundings.redactor().add(password.secret()));
        return List.copyOf(passwords);
    }

    /** The file of the settings is not asked for where the command line says one. */
    private List<String> files(Configuration configuration) {
        boolean given = !files.get().isEmpty() || !ids.get().isEmpty() || ask.getAsBoolean();
        return given
                ? files.get()
                : configuration.path(Setting.VAULT_PASSWORD_FILE).map(Path::toString).stream()
                        .toList();
    }

    private static Secret ask(String id, Surroundings surroundings) {
        boolean named = !id.equals(VaultPassword.DEFAULT_ID);
        return surroundings.prompt().ask("Vault password" + (named ? " (" + id + ")" : ""));
    }
}
