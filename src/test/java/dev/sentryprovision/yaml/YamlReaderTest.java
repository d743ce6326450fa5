package dev.sentryprovision.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.TemplateText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

    private final Problems problems = new Problems();
    private final YamlReader reader = new YamlReader(problems);

    @Test
    void nodes_know_their_place() {
        YamlMapping root = (YamlMapping) read("a: 1\nlist:\n  - \"two\"\n  - {k: v}\n");

        YamlSequence list = (YamlSequence) root.get("list").orElseThrow();
        assertThat(root.entry("list").orElseThrow().key().where()).isEqualTo(new SourceSpan("f.yml", 2, 1, 4));
        assertThat(list.where()).isEqualTo(new SourceSpan("f.yml", 3, 3, 0));
        assertThat(list.items().get(0).where()).isEqualTo(new SourceSpan("f.yml", 3, 5, 5));
        assertThat(list.items().get(1).where()).isEqualTo(new SourceSpan("f.yml", 4, 5, 6));
    }

    @Test
    void json_nodes_know_their_place() {
        YamlMapping root = (YamlMapping) read("{\n  \"a\": [1,\n\t2]\n}");

        assertThat(root.entry("a").orElseThrow().key().where()).hasToString("f.yml:2:3");
        assertThat(((YamlSequence) root.get("a").orElseThrow()).items().get(1).where())
                .hasToString("f.yml:3:2");
    }

    @Test
    void a_text_with_braces_is_a_template_that_knows_where_it_begins() {
        Object value = YamlValues.raw(read("a: \"x {{ y }}\"\nb: |\n  first\n  {{ y }}\nc: !unsafe '{{ y }}'\n"));

        assertThat(value)
                .isEqualTo(Map.of(
                        "a", new TemplateText("x {{ y }}", new SourceSpan("f.yml", 1, 5, 9)),
                        "b", new TemplateText("first\n{{ y }}\n", SourceSpan.at("f.yml", 3, 3)),
                        "c", "{{ y }}"));
    }

    @Test
    void a_vault_text_stays_encrypted() {
        Object value = YamlValues.raw(read("a: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3132\n"));

        assertThat(value)
                .isEqualTo(Map.of(
                        "a", new EncryptedText("$ANSIBLE_VAULT;1.1;AES256\n3132\n", new SourceSpan("f.yml", 1, 4, 0))));
    }

    @Test
    void a_key_written_twice_is_a_warning_with_both_places() {
        YamlNode root = read("a: 1\nb: 2\na: 3\n");

        assertThat(YamlValues.raw(root)).hasToString("{a=3, b=2}");
        assertThat(problems.all())
                .containsExactly(Problem.warning(
                        "the key 'a' is written twice in one mapping",
                        new SourceSpan("f.yml", 3, 1, 1),
                        "the other is at line 1, column 1; the last one wins"));
    }

    @Test
    void merged_keys_come_first_and_give_way_without_a_warning() {
        YamlMapping root = (YamlMapping) read("base: &b {x: 1, y: 2}\nd:\n  y: 3\n  <<: *b\n");

        assertThat(YamlValues.raw(root.get("d").orElseThrow())).hasToString("{x=1, y=3}");
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: {{ x }}|1:5|cannot be a key|whole value in quotes",
                "a: {{ x }} y|1:5|quotes|template",
                "a: 1\\nb: {{ x }}/y: z|2:5|quotes|template",
                "a:\\n\\tb: 1|2:1|TAB|spaces",
                "a: b: c|1:5|mapping values|quoted",
                "a: \"foo\\nb: 2|1:4|never closed|close it",
                "a: 'it's'|1:8|block end|whole value in quotes",
                "a: \"x\" y|1:8|block end|whole value in quotes",
                "a: [1, 2\\nb: 3|2:2|expected|bracket opened on line 1",
                "a: [1, 2|1:4|bracket|close it",
                "a: \"\\d\"|1:6|escape|single quotes",
                "a: @x|1:4|'@'|quotes",
                "a: %x|1:4|'%'|quotes",
                "a: *x|1:4|anchor '&x'|quoted",
                "a: - x|1:4|sequence entries|own lines",
                "a: 1\\n b: 2|2:3|mapping values|indented",
                "a: !valt x|1:4|!valt|did you mean '!vault'",
                "a: 2023-13-45|1:4|no such date|quotes",
                "a: &x [*x]|1:8|holds itself|",
                "a: 1\\n---\\nb: 2|2:1|second document|file of its own",
                "<<: 5|1:5|'<<' merges mappings|anchored",
                "a: x\u0001y|1:5|U+0001|escape",
            })
    void usual_mistakes_are_named(String text, String place, String message, String hint) {
        assertThat(reader.read(text.replace("\\n", "\n").replace("\\t", "\t"), "f.yml"))
                .isEmpty();

        assertThat(problems.all()).hasSize(1);
        Problem problem = problems.all().getFirst();
        assertThat(problem.where().orElseThrow()).hasToString("f.yml:" + place);
        assertThat(problem.message() + " / " + problem.hint())
                .contains(message == null ? "" : message)
                .contains(hint == null ? "" : hint);
    }

    @Test
    void aliases_that_multiply_are_refused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(10)));
        }

        assertThat(reader.read(bomb.toString(), "f.yml")).isEmpty();
        assertThat(problems.all().getFirst().message()).isEqualTo("aliases repeat more than 1,000,000 values");
    }

    @Test
    void sixty_aliases_of_one_mapping_are_fine() {
        StringBuilder text = new StringBuilder("base: &b {x: 1}\n");
        for (int i = 0; i < 60; i++) {
            text.append("k").append(i).append(": *b\n");
        }

        assertThat(((YamlMapping) read(text.toString())).entries()).hasSize(61);
    }

    @Test
    void bottomless_nesting_is_refused() {
        for (String text :
                List.of("[".repeat(200_000), "{a: ".repeat(200_000), "- ".repeat(200_000), "[\n".repeat(9000))) {
            assertThat(reader.read(text, "f.yml")).isEmpty();
        }
        assertThat(reader.read("[".repeat(300) + "]".repeat(300), "f.yml")).isEmpty();
        assertThat(problems.all()).allMatch(problem -> problem.message().startsWith("nested too deeply"));
    }

    @Test
    void ten_megabytes_are_read() {
        String line = "- {name: item, value: \"some text that fills the line\", number: 12345}\n";

        YamlSequence root = (YamlSequence) read(line.repeat(10_000_000 / line.length()));

        assertThat(root.items()).hasSize(10_000_000 / line.length());
    }

    @Test
    @Timeout(20)
    void one_line_of_ten_megabytes_is_read() {
        YamlMapping root = (YamlMapping) read("a: " + "x".repeat(10_000_000));

        assertThat(((YamlScalar) root.get("a").orElseThrow()).text()).hasSize(10_000_000);
    }

    @Test
    @Timeout(20)
    void a_key_written_very_often_is_warned_about_some_times() {
        read("a: &a [x]\n" + "b: *a\n".repeat(400_000));

        assertThat(problems.all()).hasSize(50);
    }

    @Test
    void some_tabs_before_values_are_blanks_and_very_many_are_refused() {
        assertThat(((YamlMapping) read("a:\t1\nb:\t\t|\n  c:\td\n")).get("b").map(YamlValues::raw))
                .contains("c:\td\n");

        assertThat(reader.read("- a:\t1\n".repeat(1000), "f.yml")).isEmpty();
        assertThat(problems.all().getFirst().message()).contains("more than 100 values with a tab");
    }

    @Test
    void a_text_beyond_the_limit_is_refused() {
        Problems found = new Problems();

        assertThat(new YamlReader(found, new YamlLimits(10, 5, 5)).read("a: 123456789", "f.yml"))
                .isEmpty();
        assertThat(found.all().getFirst().message()).isEqualTo("too large: 12 characters, at most 10 are read");
    }

    @Test
    void a_number_too_long_to_read_is_refused() {
        assertThat(reader.read("a: " + "9".repeat(100_000), "f.yml")).isEmpty();
        assertThat(problems.all().getFirst().message()).contains("more than 4300 digits");
    }

    @Test
    void a_long_text_that_begins_like_a_number_is_a_text() {
        String text = "1:".repeat(1_000_000) + "x";

        assertThat(YamlValues.raw(read("a: " + text))).isEqualTo(Map.of("a", text));
    }

    @Test
    void byte_order_marks_are_understood() {
        assertThat(reader.read("\uFEFFa: é".getBytes(StandardCharsets.UTF_8), "f.yml")
                        .map(YamlValues::raw))
                .contains(Map.of("a", "é"));
        assertThat(reader.read("\uFEFFa: é".getBytes(StandardCharsets.UTF_16LE), "f.yml")
                        .map(YamlValues::raw))
                .contains(Map.of("a", "é"));
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        assertThat(reader.read(new byte[] {'a', ':', ' ', (byte) 0xE9}, "f.yml"))
                .isEmpty();
        assertThat(problems.all().getFirst().message()).isEqualTo("this is not text in UTF-8");
    }

    private YamlNode read(String text) {
        return reader.read(text, "f.yml").orElseThrow(() -> new AssertionError(problems.all()));
    }
}
