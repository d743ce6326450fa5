package dev.sentryprovision.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.value.EncryptedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lookups that read files of the control machine. */
class LookupFilesTest {

    @TempDir
    private Path folder;

    /** Stands in for the vault: the plain text of every envelope is its second line. */
    private final Templates templates =
            new Templates(TemplateSettings.standard(LookupFilesTest::plain, (_, patterns) -> patterns));

    private static String plain(EncryptedText text) {
        return text.envelope().lines().skip(1).findFirst().orElseThrow() + "\n";
    }

    @BeforeEach
    void writeFiles() throws IOException {
        write("app.ini", "[web]\nport = 80\nflag\nName = a\n[twice]\na = 1\na = 2\n");
        write("case.ini", "[web]\nname = small\nNAME = big\n");
        write("secret.j2", "$ANSIBLE_VAULT;1.1;AES256\nhello {{ who }}\n");
        write("open.txt", "open\n");
        Files.write(folder.resolve("latin.ini"), "[s]\nk = \u00e9t\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Object render(String text) {
        return templates.render(
                TestScope.text(text),
                new TemplateScope(Variables.of(Map.of("who", "world")), List.of(folder), Map.of()));
    }

    @Test
    void a_vault_file_is_read_as_what_is_in_it() {
        assertThat(render("{{ lookup('template', 'secret.j2') }}")).isEqualTo("hello world\n");
        assertThat(render("{{ lookup('file', 'secret.j2') | length }}")).isEqualTo(15L);
        assertThat(render("{{ lookup('unvault', 'open.txt') }}")).isEqualTo("open\n");
    }

    @Test
    void ini_reads_other_encodings_cases_and_names_without_a_value() {
        assertThat(render("{{ lookup('ini', 'k section=s file=latin.ini encoding=iso8859-1') }}"))
                .isEqualTo("\u00e9t\u00e9");
        assertThat(render("{{ lookup('ini', 'NAME', section='web', file='case.ini', case_sensitive=true) }}"))
                .isEqualTo("big");
        assertThat(render("{{ lookup('ini', 'none default=a b section=web file=case.ini case_sensitive=true') }}"))
                .isEqualTo("a b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'port', section='web', file='app.ini'                         | has no value; allow_no_value
            'a', section='twice', file='app.ini', allow_no_value=true     | Duplicate option in 'app.ini'
            'k', section='gone', file='latin.ini', encoding='latin1'      | No section 'gone' in latin.ini
            'file=app.ini'                                                | No key to lookup was provided
            'k wrong=1'                                                   | wrong is not a valid option
            'name', section='web', file='case.ini'                        | Duplicate option
            """)
    void ini_says_what_is_wrong(String arguments, String message) {
        assertThatThrownBy(() -> render("{{ lookup('ini', " + arguments + ") }}"))
                .hasMessageContaining(message);
    }

    @Test
    void subelements_takes_one_flag() {
        assertThat(render("{{ q('subelements', [{'a': [1]}, {}], 'a', {'flags': none, 'skip_missing': true}) }}"))
                .asString()
                .isEqualTo("[({'a': [1]}, 1)]");
        assertThatThrownBy(() -> render("{{ q('subelements', [{'a': [1]}], 'a', 'wolves') }}"))
                .hasMessageContaining("the optional third item must be a dict");
        assertThatThrownBy(() -> render("{{ q('subelements', [{'a': [1]}], 'a', {'skip': true}) }}"))
                .hasMessageContaining("the optional third item must be a dict");
    }

    @Test
    void subelements_passes_over_what_its_path_does_not_lead_through() {
        assertThat(render("{{ q('subelements', [{'a': {'b': [1]}}, {'a': none}], 'a.b', {'skip_missing': true})"
                        + " | length }}"))
                .isEqualTo(1L);
    }

    @ParameterizedTest
    @CsvSource({
        "anything, uri, true",
        "anything, url, false",
        "ftp:// host, url, true",
        "file:/etc, url, true",
        "http://a:b@h/p, url, true",
        "urn:isbn:1, urn, true",
        "mailto:a@b, url, false"
    })
    void texts_are_addresses_as_python_reads_them(String text, String test, boolean holds) {
        assertThat(render("{{ '" + text + "' is " + test + " }}")).isEqualTo(holds);
    }

    @Test
    void a_blank_that_does_not_break_separates_words() {
        assertThat(render("{{ [1, 2]\u00a0| length }}")).isEqualTo(2L);
    }
}
