package dev.sentryprovision.vars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vault.Vault;
import dev.sentryprovision.vault.VaultPassword;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariableFilesTest {

    private static final SourceSpan PLAY = SourceSpan.at("play.yml", 4, 5);
    private static final VaultPassword PASSWORD = new VaultPassword("default", new Secret("pw-pw"));

    @TempDir
    Path folder;

    private final Redactor redactor = new Redactor();
    private final List<Problem> warnings = new ArrayList<>();
    private final VariableFiles files = new VariableFiles(new Vault(List.of(PASSWORD), redactor), warnings::add);

    @Test
    void an_encrypted_file_is_read_like_any_other_and_its_texts_are_secret() throws IOException {
        Path file = file(
                "secret.yml",
                Vault.encrypt(
                        "db:\n  password: hunter22\n  port: 5432\n".getBytes(StandardCharsets.UTF_8),
                        PASSWORD,
                        new Random(1)));

        VariableLayer layer = files.read(file, Layer.PLAY_VARS_FILES);

        assertThat(layer.definitions().get("db").value()).isEqualTo(Map.of("password", "hunter22", "port", 5432L));
        assertThat(layer.definitions().get("db").origin()).hasToString(file + ":1:1 (play vars_files)");
        assertThat(redactor.redact("login with hunter22 at 5432")).isEqualTo("login with ******** at 5432");
    }

    @Test
    void the_first_file_that_exists_is_read() throws IOException {
        file("Debian.yml", "x: debian\n");
        List<Path> candidates = List.of(folder.resolve("Ubuntu.yml"), folder.resolve("Debian.yml"));

        assertThat(files.readFirst(candidates, Layer.PLAY_VARS_FILES, PLAY)
                        .definitions()
                        .get("x")
                        .value())
                .isEqualTo("debian");
        assertThatThrownBy(() -> files.readFirst(candidates.subList(0, 1), Layer.PLAY_VARS_FILES, PLAY))
                .hasMessageContaining("there is no variables file");
    }

    @Test
    void a_file_that_changed_is_read_again_and_one_that_did_not_is_not() throws IOException {
        Path file = file("v.yml", "x: 1\nx: 1\n");
        files.read(file, Layer.INCLUDE_VARS);
        files.read(file, Layer.INCLUDE_VARS);
        assertThat(warnings).hasSize(1);

        file("v.yml", "x: 22\n");

        assertThat(files.read(file, Layer.INCLUDE_VARS).definitions().get("x").value())
                .isEqualTo(22L);
    }

    @Test
    void what_is_no_mapping_is_refused() throws IOException {
        Path file = file("v.yml", "- x\n");

        assertThatThrownBy(() -> files.read(file, Layer.INCLUDE_VARS)).hasMessageContaining("and this is a list");
        assertThat(files.read(file("empty.yml", "---\n"), Layer.INCLUDE_VARS).isEmpty())
                .isTrue();
    }

    @Test
    void extra_variables_come_as_pairs_as_yaml_and_as_files() throws IOException {
        file("more.yml", "c: 3\n");
        Problems problems = new Problems();

        VariableLayer extra = new ExtraVariables(files, folder)
                .parse(List.of("a=1 t='{{ x }} y'", "{\"b\": 1e3}", "@more.yml", "a=2"), problems);

        assertThat(problems.all()).isEmpty();
        assertThat(extra.definitions())
                .extractingFromEntries(entry -> entry.getValue().value())
                .containsExactly("2", new TemplateText("{{ x }} y", SourceSpan.of("-e a=...")), 1000.0, 3L);
    }

    @Test
    void mistaken_extra_variables_are_all_named_without_their_values() {
        Problems problems = new Problems();

        new ExtraVariables(files, folder)
                .parse(List.of("password=my secret", "@missing.yml", "/etc/vars.yml", "{a: ]", "[1]"), problems);

        assertThat(problems.all()).hasSize(5);
        assertThat(problems.all().toString()).contains("-e password=...").doesNotContain("secret");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
