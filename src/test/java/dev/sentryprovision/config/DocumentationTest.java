package dev.sentryprovision.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/configuration.md} is the one in the code. */
class DocumentationTest {

    private static final Path PAGE = Path.of("docs/configuration.md");

    @Test
    void every_setting_is_documented_as_it_is() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        assertThat(lines)
                .as("lines of the table in %s", PAGE)
                .containsAll(
                        Stream.of(Setting.values()).map(DocumentationTest::row).toList());
    }

    static String row(Setting setting) {
        String value = setting.choices().isEmpty()
                ? setting.type().label()
                : setting.choices().stream()
                        .map(choice -> "`" + choice + "`")
                        .reduce((a, b) -> a + " " + b)
                        .orElse("");
        String standard = setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`";
        return "| " + keys(setting) + " | " + variables(setting) + " | " + value + " | " + standard + " | "
                + setting.meaning() + " |";
    }

    private static String keys(Setting setting) {
        return String.join(
                ", ", setting.keys().stream().map(DocumentationTest::key).toList());
    }

    private static String key(String key) {
        int dot = key.indexOf('.');
        return "`[" + key.substring(0, dot) + "] " + key.substring(dot + 1) + "`";
    }

    private static String variables(Setting setting) {
        return String.join(
                ", ", setting.variables().stream().map(name -> "`" + name + "`").toList());
    }
}
