package dev.sentryprovision.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table {@code playbook/bad-input.txt}: a case begins with {@code ### title}, then comes site.yml, or files after
 * lines {@code @ name}; after {@code >>>} the problems, exactly. {@code tasks:} as the first line stands for a play
 * around the tasks that follow.
 */
class BadInputTest {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_mistake_has_its_exact_problems() throws IOException {
        return cases().stream()
                .map(row -> DynamicTest.dynamicTest(row.title, () -> {
                    Project project = new Project(folder.resolve(row.title.replaceAll("\\W+", "_")));
                    row.files.forEach(file -> project.with(file.name, file.text));
                    assertThat(project.problems(project.load())).isEqualTo(row.problems);
                }));
    }

    private record TextFile(String name, String text) {}

    private record Case(String title, List<TextFile> files, String problems) {}

    private static List<Case> cases() throws IOException {
        try (var stream = BadInputTest.class.getResourceAsStream("/playbook/bad-input.txt")) {
            String table = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(table.split("(?m)^### "))
                    .skip(1)
                    .map(BadInputTest::row)
                    .toList();
        }
    }

    private static Case row(String text) {
        String[] titleAndRest = text.split("\n", 2);
        String[] inputAndProblems = titleAndRest[1].split("(?m)^>>>\n", 2);
        return new Case(titleAndRest[0], files(inputAndProblems[0]), inputAndProblems[1].strip());
    }

    private static List<TextFile> files(String input) {
        List<TextFile> files = new ArrayList<>();
        for (String part : ("@ site.yml\n" + input).split("(?m)^@ ")) {
            if (!part.isEmpty()) {
                String[] nameAndText = part.split("\n", 2);
                files.add(new TextFile(nameAndText[0], whole(nameAndText[1])));
            }
        }
        return files;
    }

    private static String whole(String text) {
        return text.startsWith("tasks:\n")
                ? "- hosts: all\n  tasks:\n" + text.substring(7).indent(4)
                : text;
    }
}
