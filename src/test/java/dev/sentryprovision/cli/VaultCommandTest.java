package dev.sentryprovision.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultCommandTest {

    @TempDir
    private Path folder;

    private CommandLineSession session;

    @BeforeEach
    void passwords() {
        session = new CommandLineSession(folder).file("pass", "first\n").file("other", "second\n");
    }

    @Test
    void a_file_is_encrypted_in_place_and_keeps_its_mode() throws IOException {
        session.file("secrets.yml", "token: abc\n");
        Files.setPosixFilePermissions(folder.resolve("secrets.yml"), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(session.execute("vault", "encrypt", "secrets.yml", "--vault-password-file", "pass"))
                .isZero();
        assertThat(folder.resolve("secrets.yml")).content().startsWith("$ANSIBLE_VAULT;1.1;AES256\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets.yml"))))
                .isEqualTo("rw-r-----");
        assertThat(session.execute("vault", "view", "secrets.yml", "--vault-password-file", "pass"))
                .isZero();
        assertThat(session.out()).isEqualTo("token: abc\n");
        session.execute("vault", "decrypt", "secrets.yml", "--vault-password-file", "pass");
        assertThat(folder.resolve("secrets.yml")).hasContent("token: abc");
    }

    @Test
    void a_file_gets_a_new_password_and_name() {
        session.file("secrets.yml", "token: abc\n");
        session.execute("vault", "encrypt", "secrets.yml", "--vault-id", "dev@pass");
        assertThat(folder.resolve("secrets.yml")).content().startsWith("$ANSIBLE_VAULT;1.2;AES256;dev\n");
        assertThat(session.execute(
                        "vault", "rekey", "secrets.yml", "--vault-id", "dev@pass", "--new-vault-id", "prod@other"))
                .isZero();
        assertThat(folder.resolve("secrets.yml")).content().startsWith("$ANSIBLE_VAULT;1.2;AES256;prod\n");
        assertThat(session.execute("vault", "view", "secrets.yml", "--vault-id", "dev@pass"))
                .isEqualTo(ExitStatus.USER);
    }

    @Test
    void with_several_passwords_one_says_which_encrypts() {
        session.file("secrets.yml", "token: abc\n");
        String[] ids = {"vault", "encrypt", "secrets.yml", "--vault-id", "a@pass", "--vault-id", "b@other"};
        assertThat(session.execute(ids)).isEqualTo(ExitStatus.USER);
        assertThat(session.err()).contains("which password is to encrypt? there are a, b");
        assertThat(folder.resolve("secrets.yml")).hasContent("token: abc");
    }

    @Test
    void an_editor_changes_what_is_encrypted_and_leaves_nothing_behind() {
        session.file("secrets.yml", "token: abc\n");
        session.environment("EDITOR", "echo more: x >>");
        session.execute("vault", "encrypt", "secrets.yml", "--vault-id", "dev@pass");
        assertThat(session.execute("vault", "edit", "secrets.yml", "--vault-id", "dev@pass"))
                .isZero();
        session.execute("vault", "view", "secrets.yml", "--vault-id", "dev@pass");
        assertThat(session.out()).isEqualTo("token: abc\nmore: x\n");
    }

    @Test
    void an_editor_that_fails_changes_nothing() throws IOException {
        session.file("secrets.yml", "token: abc\n");
        session.execute("vault", "encrypt", "secrets.yml", "--vault-id", "dev@pass");
        String before = Files.readString(folder.resolve("secrets.yml"));
        session.environment("EDITOR", "sh -c 'echo \"$1\" >seen; exit 3' sh");
        assertThat(session.execute("vault", "edit", "secrets.yml", "--vault-id", "dev@pass"))
                .isEqualTo(ExitStatus.USER);
        assertThat(session.err()).contains("ended with status 3");
        assertThat(folder.resolve("secrets.yml")).content().isEqualTo(before);
        assertThat(Path.of(Files.readString(folder.resolve("seen")).strip()).getParent())
                .doesNotExist();
    }

    @Test
    void a_value_comes_ready_to_paste_and_is_read_again() {
        assertThat(session.execute("vault", "encrypt-string", "abc", "-n", "token", "--vault-id", "dev@pass"))
                .isZero();
        assertThat(session.out()).startsWith("token: !vault |\n          $ANSIBLE_VAULT;1.2;AES256;dev\n          ");
        session.file("vars.yml", session.out());
        assertThat(session.execute("eval", "token", "-i", "h,", "-e", "@vars.yml", "--vault-id", "dev@pass"))
                .isZero();
    }

    @Test
    void standard_input_is_a_file_too() {
        session.input("token: abc\n");
        assertThat(session.execute("vault", "encrypt", "-", "--vault-id", "dev@pass"))
                .isZero();
        String envelope = session.out();
        session.input(envelope);
        assertThat(session.execute("vault", "decrypt", "--vault-id", "dev@pass"))
                .isZero();
        assertThat(session.out()).isEqualTo("token: abc\n");
    }

    @Test
    void what_is_not_encrypted_is_refused() {
        session.file("plain.yml", "token: abc\n");
        assertThat(session.execute("vault", "view", "plain.yml", "--vault-id", "dev@pass"))
                .isEqualTo(ExitStatus.USER);
        assertThat(session.err()).contains("plain.yml is not encrypted");
        assertThat(session.execute("vault", "encript", "plain.yml")).isEqualTo(ExitStatus.USER);
        assertThat(session.err()).contains("did you mean 'encrypt'?");
    }
}
