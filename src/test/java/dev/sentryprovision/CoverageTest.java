package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/coverage.md says of the guide's rows: all are there, and what it names is there too. */
class CoverageTest {

    /** How many rows each part of the guide has. */
    private static final Map<String, Integer> ROWS = Map.ofEntries(
            Map.entry("A", 4),
            Map.entry("B", 12),
            Map.entry("C", 19),
            Map.entry("D", 16),
            Map.entry("E", 26),
            Map.entry("F", 12),
            Map.entry("G", 8),
            Map.entry("H", 15),
            Map.entry("I", 7),
            Map.entry("J", 17),
            Map.entry("K", 19),
            Map.entry("L", 13),
            Map.entry("M", 6),
            Map.entry("N", 10),
            Map.entry("O", 5),
            Map.entry("P", 4),
            Map.entry("Q", 5),
            Map.entry("R", 6),
            Map.entry("S", 5),
            Map.entry("T", 15));

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-T]\\d\\d) \\|[^|]*\\|(.*)\\|$");
    private static final Pattern ROLE = Pattern.compile("(?<!later: )\\brole ([a-z_]+)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static Map<String, String> rows;

    @BeforeAll
    static void read() throws IOException {
        rows = ROW.matcher(Files.readString(Path.of("docs/coverage.md")))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> row.group(2).strip(), (a, _) -> a, TreeMap::new));
    }

    @Test
    void every_row_is_there_and_says_something() {
        List<String> wanted = ROWS.entrySet().stream()
                .flatMap(part -> IntStream.rangeClosed(1, part.getValue())
                        .mapToObj(number -> "%s%02d".formatted(part.getKey(), number)))
                .sorted()
                .toList();

        assertThat(rows.keySet()).containsExactlyElementsOf(wanted);
        assertThat(rows.values()).allSatisfy(said -> assertThat(said).isNotBlank());
    }

    @Test
    void roles_arguments_and_data_that_it_names_are_there() throws IOException {
        String everything = everything();
        rows.forEach((row, said) -> matches(CODE, said)
                .map(code -> code.group(1).replaceFirst("[:=].*", ""))
                .filter(name -> name.matches("[a-z]+_[a-z_0-9]+|[A-Z]+_[A-Z_0-9]+"))
                .forEach(name -> assertThat(everything).as(row).containsPattern("\\b" + name + "\\b")));
        rows.forEach((row, said) -> matches(ROLE, said)
                .forEach(role ->
                        assertThat(Path.of("roles", role.group(1))).as(row).isDirectory()));
        rows.forEach((row, said) -> matches(CODE, said)
                .map(code -> code.group(1))
                .filter(name -> name.matches("[a-z_]+\\.yml"))
                .forEach(name -> assertThat(Path.of("src/main/resources/dev/sentryprovision/sentry", name))
                        .as(row)
                        .exists()));
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String everything() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String folder : List.of("roles", "playbooks", "src/main")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (file.toString().matches(".*\\.(yml|java|j2)")) {
                        text.append(Files.readString(file));
                    }
                }
            }
        }
        return text.toString();
    }
}
