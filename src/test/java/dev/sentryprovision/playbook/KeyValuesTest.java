package dev.sentryprovision.playbook;

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
        assertThat(KeyValues.parse("src=a  dest=/etc/b mode=0644", false).options())
                .isEqualTo(Map.of("src", "a", "dest", "/etc/b", "mode", "0644"));
    }

    @Test
    void a_line_end_splits_too() {
        assertThat(KeyValues.parse("src=a\n  dest=b\n", false).options()).isEqualTo(Map.of("src", "a", "dest", "b"));
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
        assertThat(KeyValues.parse(line, false).options()).containsEntry("msg", value);
    }

    @Test
    void escapes_are_decoded() {
        assertThat(KeyValues.parse("msg=\"a\\nb\\tc\"", false).options()).containsEntry("msg", "a\nb\tc");
    }

    @Test
    void a_command_line_keeps_all_but_its_own_options() {
        KeyValues parsed = KeyValues.parse("make  CC=gcc 'a b' chdir=/src creates=/x all", true);
        assertThat(parsed.rest()).isEqualTo("make  CC=gcc 'a b' all");
        assertThat(parsed.options()).isEqualTo(Map.of("chdir", "/src", "creates", "/x"));
    }

    @Test
    void a_script_keeps_its_lines_and_indentation() {
        String script = "if true; then\n    echo a  b\nfi\n";
        assertThat(KeyValues.parse(script, true).rest()).isEqualTo(script);
    }

    @Test
    void an_option_at_the_end_takes_the_blank_before_it_along() {
        assertThat(KeyValues.parse("ls -l chdir=/tmp", true).rest()).isEqualTo("ls -l");
    }

    @Test
    void a_backslash_alone_joins_lines() {
        assertThat(KeyValues.parse("echo a \\\n  b", true).rest()).isEqualTo("echo a b");
    }

    @Test
    void an_escaped_equals_sign_makes_no_option() {
        assertThat(KeyValues.parse("echo creates\\=x", true).rest()).isEqualTo("echo creates=x");
    }

    @Test
    void words_without_equals_sign_are_the_rest() {
        assertThat(KeyValues.parse("file.yml a=1", false).rest()).isEqualTo("file.yml");
    }

    @Test
    void starts_say_where_values_begin() {
        assertThat(KeyValues.parse("src=a dest={{ b }}", false).starts()).isEqualTo(Map.of("src", 4, "dest", 11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo it's", "a=\"b", "a={{ b", "a={% if %", "a={# b"})
    void what_is_not_closed_is_refused(String line) {
        assertThatThrownBy(() -> KeyValues.parse(line, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not closed");
    }
}
