package dev.sentryprovision.vars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyValuesTest {

    @Test
    void a_line_is_split_at_blanks() {
        assertThat(KeyValues.of("src=a  dest=/etc/b mode=0644").options())
                .isEqualTo(Map.of("src", "a", "dest", "/etc/b", "mode", "0644"));
    }

    @Test
    void a_line_end_splits_too() {
        assertThat(KeyValues.of("src=a\n  dest=b\n").options()).isEqualTo(Map.of("src", "a", "dest", "b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "msg='a b'            | a b",
                "msg=\"a 'b' c\"      | a 'b' c",
                "msg=a\\ b            | a\\",
                "msg={{ a b }}        | {{ a b }}",
                "msg=\"{{ x }} y\"    | {{ x }} y",
                "msg={% if a %}b{% endif %} | {% if a %}b{% endif %}",
                "msg={{ a['b c'] }}   | {{ a['b c'] }}",
                "msg=a=b=c            | a=b=c",
                "msg='a\\'b'          | a'b",
                "msg=a\"b c\"d        | a\"b c\"d",
                "msg=                 | ``",
                "msg='\\x41\\u00e9'   | Aé",
            })
    void a_value_keeps_its_blanks_in_quotes_and_templates(String line, String value) {
        assertThat(KeyValues.of(line).options()).containsEntry("msg", value);
    }

    @Test
    void escapes_are_decoded() {
        assertThat(KeyValues.of("msg=\"a\\nb\\tc\"").options()).containsEntry("msg", "a\nb\tc");
    }

    @Test
    void a_command_line_keeps_all_but_its_own_options() {
        KeyValues parsed = KeyValues.ofCommandLine("make  CC=gcc 'a b' chdir=/src creates=/x all");
        assertThat(parsed.rest()).isEqualTo("make  CC=gcc 'a b' all");
        assertThat(parsed.options()).isEqualTo(Map.of("chdir", "/src", "creates", "/x"));
    }

    @Test
    void a_script_keeps_its_lines_and_indentation() {
        String script = "if true; then\n    echo a  b\nfi\n";
        assertThat(KeyValues.ofCommandLine(script).rest()).isEqualTo(script);
    }

    @Test
    void an_option_at_the_end_takes_the_blank_before_it_along() {
        assertThat(KeyValues.ofCommandLine("ls -l chdir=/tmp").rest()).isEqualTo("ls -l");
    }

    @Test
    void a_backslash_alone_joins_lines() {
        assertThat(KeyValues.ofCommandLine("echo a \\\n  b").rest()).isEqualTo("echo a b");
    }

    @Test
    void an_escaped_equals_sign_makes_no_option() {
        assertThat(KeyValues.ofCommandLine("echo creates\\=x").rest()).isEqualTo("echo creates=x");
    }

    @Test
    void words_without_equals_sign_are_the_rest() {
        assertThat(KeyValues.of("file.yml a=1").rest()).isEqualTo("file.yml");
    }

    @Test
    void starts_say_where_values_begin() {
        assertThat(KeyValues.of("src=a dest={{ b }}").starts()).isEqualTo(Map.of("src", 4, "dest", 11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo it's", "a=\"b", "a={{ b", "a={% if %", "a={# b"})
    void what_is_not_closed_is_refused(String line) {
        assertThatThrownBy(() -> KeyValues.of(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not closed");
    }
}
