package dev.sentryprovision.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.value.EncryptedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    private static final VaultPassword DEV = new VaultPassword("dev", new Secret("dev password"));
    private static final VaultPassword PROD = new VaultPassword("prod", new Secret("prod password"));

    private final Redactor redactor = new Redactor();

    @Test
    void what_was_encrypted_is_decrypted() {
        String envelope = encrypted("geheim ✓", DEV);

        assertThat(envelope).startsWith("$ANSIBLE_VAULT;1.2;AES256;dev\n").endsWith("\n");
        assertThat(envelope.lines()).allMatch(line -> line.length() <= 80);
        assertThat(new Vault(List.of(PROD, DEV), redactor).decrypt(text(envelope)))
                .isEqualTo("geheim ✓");
    }

    @Test
    void the_default_id_is_not_named() {
        VaultPassword password = new VaultPassword(VaultPassword.DEFAULT_ID, new Secret("pw"));

        assertThat(encrypted("x", password)).startsWith("$ANSIBLE_VAULT;1.1;AES256\n");
    }

    @Test
    void the_redactor_learns_passwords_and_decrypted_texts() {
        new Vault(List.of(DEV), redactor).decrypt(text(encrypted("geheimer Text", DEV)));

        assertThat(redactor.redact("geheimer Text, dev password")).isEqualTo("********, ********");
    }

    @Test
    void a_wrong_password_says_which_ids_were_tried_and_which_is_wanted() {
        Vault vault = new Vault(List.of(PROD), redactor);

        assertThatThrownBy(() -> vault.decrypt(text(encrypted("x", DEV))))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e).hasMessageContaining("made with the vault id 'dev' (tried: prod)");
                    assertThat(e.problems().getFirst().hint()).contains("--vault-id dev@FILE");
                    assertThat(e.problems().getFirst().where().orElseThrow()).hasToString("vars.yml:3:4");
                });
    }

    @Test
    void no_password_at_all_says_how_to_give_one() {
        assertThatThrownBy(() -> new Vault(List.of(), redactor).decrypt(text(encrypted("x", DEV))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().hint()).contains("--vault-password-file"));
    }

    @Test
    void passwords_come_from_files_scripts_and_prompts(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("plain"), "from file\n");
        script(folder.resolve("script"), "echo from script");
        script(folder.resolve("keys-client.sh"), "echo \"$@\"");
        VaultPasswords passwords = new VaultPasswords(folder, id -> new Secret("typed for " + id));

        assertThat(passwords.ofFile("plain")).isEqualTo(new VaultPassword("default", new Secret("from file")));
        assertThat(passwords.of("dev@script")).isEqualTo(new VaultPassword("dev", new Secret("from script")));
        assertThat(passwords.of("dev@keys-client.sh").secret().reveal()).isEqualTo("--vault-id dev");
        assertThat(passwords.of("dev@prompt").secret().reveal()).isEqualTo("typed for dev");
    }

    @Test
    void a_password_that_cannot_be_had_is_a_problem(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("empty"), "\n");
        script(folder.resolve("failing"), "exit 3");
        VaultPasswords passwords = new VaultPasswords(folder, _ -> new Secret(""));

        assertThatThrownBy(() -> passwords.ofFile("empty")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> passwords.ofFile("failing")).hasMessageContaining("ended with status 3");
        assertThatThrownBy(() -> passwords.ofFile("missing")).hasMessageContaining("cannot read");
    }

    private static void script(Path path, String body) throws IOException {
        Files.writeString(path, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }

    private static String encrypted(String text, VaultPassword password) {
        return Vault.encrypt(text.getBytes(StandardCharsets.UTF_8), password, new Random(1));
    }

    private static EncryptedText text(String envelope) {
        return new EncryptedText(envelope, SourceSpan.at("vars.yml", 3, 4));
    }
}
