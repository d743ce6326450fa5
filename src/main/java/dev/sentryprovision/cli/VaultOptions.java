package dev.sentryprovision.cli;

import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.vault.VaultPassword;
import dev.sentryprovision.vault.VaultPasswords;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Passwords for what is encrypted with vault. */
final class VaultOptions {

    @Option(
            names = {"--vault-password-file", "--vault-pass-file"},
            paramLabel = "FILE",
            description = "file with the vault password, or an executable that prints it; may be repeated")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--vault-id",
            paramLabel = "[ID@]SOURCE",
            description = "vault password with a name: ID@FILE, ID@prompt; may be repeated")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = {"-J", "--ask-vault-pass", "--ask-vault-password"},
            description = "ask for the vault password")
    private boolean ask;

    /**
     * All of them, in Ansible's order: those with a name first.
     *
     * @throws dev.sentryprovision.problem.ProblemException when one cannot be had
     */
    List<VaultPassword> passwords(Surroundings surroundings) {
        VaultPasswords sources = new VaultPasswords(surroundings.workingDirectory(), id -> ask(id, surroundings));
        List<VaultPassword> passwords = new ArrayList<>();
        ids.forEach(id -> passwords.add(sources.of(id)));
        files.forEach(file -> passwords.add(sources.ofFile(file)));
        if (ask) {
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
