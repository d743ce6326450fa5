package dev.sentryprovision.module.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariableFolderChoiceTest {

    @TempDir
    private Path folder;

    @Test
    void the_empty_ending_stands_for_names_without_one() throws IOException {
        Path plain = Files.createFile(folder.resolve("webapp"));
        Path yaml = Files.createFile(folder.resolve("webapp.yml"));
        Files.createFile(folder.resolve("webapp.txt"));

        assertThat(choice("", "yml").filesIn(folder)).containsExactly(plain, yaml);
        assertThat(choice("yml").filesIn(folder)).containsExactly(yaml);
    }

    private static VariableFolderChoice choice(String... endings) {
        return new VariableFolderChoice(0, Optional.empty(), List.of(), List.of(endings), true);
    }
}
