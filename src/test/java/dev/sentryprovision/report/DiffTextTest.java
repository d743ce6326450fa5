package dev.sentryprovision.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.Diff.AttributeChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiffTextTest {

    @Test
    void a_new_file_has_no_path_before() {
        assertThat(draw(Results.newFile("/etc/a", "x\ny\n"))).isEqualTo("""
                --- before
                +++ after: /etc/a
                @@ -0,0 +1,2 @@
                +x
                +y
                """);
    }

    @Test
    void a_removed_file_has_no_path_after() {
        assertThat(draw(new Diff("/etc/a", Optional.of("x\n"), Optional.empty(), List.of(), "")))
                .isEqualTo("""
                --- before: /etc/a
                +++ after
                @@ -1 +0,0 @@
                -x
                """);
    }

    @Test
    void distant_changes_are_hunks_of_their_own_with_three_lines_of_context() {
        String before = numbers(1, 30);
        String after =
                before.replace("\n5\n", "\nfive\n").replace("\n12\n", "\n").replace("\n25\n", "\n25\nmore\n");

        assertThat(draw(Results.content("/etc/a", before, after))).isEqualTo("""
                --- before: /etc/a
                +++ after: /etc/a
                @@ -2,14 +2,13 @@
                 2
                 3
                 4
                -5
                +five
                 6
                 7
                 8
                 9
                 10
                 11
                -12
                 13
                 14
                 15
                @@ -23,6 +22,7 @@
                 23
                 24
                 25
                +more
                 26
                 27
                 28
                """);
    }

    @Test
    void attributes_follow_the_content_of_the_same_file() {
        Diff diff = new Diff(
                "/etc/a",
                Optional.of("x\n"),
                Optional.of("y\n"),
                List.of(new AttributeChange("mode", "0644", "0600")),
                "");
        assertThat(draw(diff)).isEqualTo("""
                --- before: /etc/a
                +++ after: /etc/a
                @@ -1 +1 @@
                -x
                +y
                mode: 0644 -> 0600
                """);
    }

    @Test
    void a_binary_file_says_so() {
        Diff diff = new Diff("/etc/a", Optional.empty(), Optional.empty(), List.of(), "binary");
        assertThat(draw(diff)).isEqualTo("~ /etc/a\n  (binary)\n");
    }

    @Test
    void texts_that_differ_in_hidden_values_only_say_so() {
        assertThat(draw(Results.content("/etc/a", "p: ********\n", "p: ********\n")))
                .endsWith("(hidden values differ)\n");
    }

    @Test
    void large_texts_without_common_lines_are_shown_as_replaced() {
        List<DiffLine> lines = DiffText.lines(Results.content("/a", numbers(1, 20_000), numbers(20_001, 40_000)));
        assertThat(lines).hasSize(40_003);
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
    }

    private static String draw(Diff diff) {
        return DiffText.lines(diff).stream().map(line -> line.text() + "\n").collect(Collectors.joining());
    }
}
