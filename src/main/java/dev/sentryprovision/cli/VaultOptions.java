package dev.sentryprovision.cli;

import dev.sentryprovision.config.Configuration;
import dev.sentryprovision.config.Setting;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.vault.VaultPassword;
import dev.sentryprovision.vault.VaultPasswords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Passwords for what is encrypted with vault. */
final class VaultOptions {

    private final Supplier<List<String>> ids;
    private final Supplier<List<String>> files;
    private final BooleanSupplier ask;
    private final boolean configured;

    private VaultOptions(
            Supplier<List<String>> ids, Supplier<List<String>> files, BooleanSupplier ask, boolean configured) {
        this.ids = ids;
        this.files = files;
        this.ask = ask;
        this.configured = configured;
    }

    VaultOptions(Declared options) {
        configured = true;
        files = options.many(
                "FILE",
                "file with the vault password, or an executable that prints it; may be repeated",
                "--vault-password-file",
                "--vault-pass-file");
        ids = options.many(
                "[ID@]SOURCE", "vault password with a name: ID@FILE or ID@prompt; may be repeated", "--vault-id");
        ask = options.flag("ask for the vault password", "-J", "--ask-vault-pass", "--ask-vault-password");
    }

    /** The password that a file is to have from now on; asked for when it is not said. */
    static VaultOptions ofNewPassword(Declared options) {
        Supplier<List<String>> ids =
                options.many("[ID@]SOURCE", "rekey: the new vault password, with a name", "--new-vault-id");
        Supplier<List<String>> files =
                options.many("FILE", "rekey: file with the new vault password", "--new-vault-password-file");
        return new VaultOptions(
                ids, files, () -> ids.get().isEmpty() && files.get().isEmpty(), false);
    }

    /**
     * All of them, in Ansible's order: those with a name first.
     *
     * @throws dev.sentryprovision.problem.ProblemException when one cannot be had
     */
    List<VaultPassword> passwords(Surroundings surroundings) {
        return passwords(surroundings, id -> ask("Vault password", id, surroundings));
    }

    /** The same for encrypting: what is typed is asked for twice, since nobody could read the file after a slip. */
    List<VaultPassword> newPasswords(Surroundings surroundings) {
        return passwords(surroundings, id -> {
            Secret typed = ask("New vault password", id, surroundings);
            if (!typed.reveal()
                    .equals(ask("Confirm new vault password", id, surroundings).reveal())) {
                throw new ProblemException(Problem.error("the two passwords are not the same"));
            }
            return typed;
        });
    }

    private List<VaultPassword> passwords(Surroundings surroundings, Function<String, Secret> prompt) {
        VaultPasswords sources = new VaultPasswords(surroundings.workingDirectory(), prompt);
        List<VaultPassword> passwords = new ArrayList<>();
        Configuration configuration = configured ? surroundings.configuration() : Configuration.standard();
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

    private static Secret ask(String question, String id, Surroundings surroundings) {
        boolean named = !id.equals(VaultPassword.DEFAULT_ID);
        return surroundings.prompt().ask(question + (named ? " (" + id + ")" : ""));
    }
}
