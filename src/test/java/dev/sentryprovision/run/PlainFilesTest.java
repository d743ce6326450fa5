package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainFilesTest {

    private final PlainFiles files = new PlainFiles(new Vault(List.of(), new Redactor()));

    @Test
    void a_file_for_many_hosts_is_one_object_that_is_digested_once(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("large"), "abc");
        Content first = files.content(file);
        String digest = first.digest("sha1");
        FileTime time = Files.getLastModifiedTime(file);

        Files.writeString(file, "xyz"); // behind its back: the same size and time
        Files.setLastModifiedTime(file, time);

        assertThat(files.content(file)).isSameAs(first);
        assertThat(files.content(file).digest("sha1"))
                .isEqualTo(digest)
                .isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
    }

    @Test
    void a_file_that_a_task_changed_is_another_content(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("large"), "before");
        String before = files.content(file).digest("sha256");

        Files.writeString(file, "after it");

        assertThat(files.content(file).digest("sha256")).isNotEqualTo(before);
    }
}
