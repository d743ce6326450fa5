package dev.sentryprovision.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AboutFileTest {

    private static final ZoneId HERE = ZoneId.systemDefault();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.writeString(folder.resolve("motd.j2"), "hello");
        Instant changed = LocalDateTime.of(2026, 2, 3, 4, 5, 6).atZone(HERE).toInstant();
        Files.setLastModifiedTime(file, FileTime.from(changed));
    }

    @Test
    void the_time_in_ansible_managed_is_that_of_the_file_so_that_it_stays() {
        assertThat(about("{file} of %Y-%m-%d").find("ansible_managed")).contains("motd.j2 of 2026-02-03");
    }

    @Test
    void ansible_managed_names_owner_and_machine() throws IOException {
        Variables about = about("{uid}@{host}");

        assertThat(about.find("ansible_managed"))
                .contains(Files.getOwner(file).getName() + "@"
                        + about.find("template_host").orElseThrow());
    }

    @Test
    void dates_can_be_formatted() {
        assertThat(about("").find("template_mtime").map(Object::toString)).contains("2026-02-03 04:05:06");
        assertThat(about("").find("template_run_date").map(Object::toString)).contains("2026-11-23 10:00:00");
    }

    @Test
    void every_name_has_a_value() {
        Variables about = about("Ansible managed");

        assertThat(about.names())
                .allSatisfy(name -> assertThat(about.find(name)).isPresent());
        assertThat(about.find("other")).isEmpty();
    }

    private Variables about(String managed) {
        InstantSource clock =
                () -> LocalDateTime.of(2026, 11, 23, 10, 0).atZone(HERE).toInstant();
        return new AboutFile("motd.j2", file, Optional.of("/etc/motd"), clock, managed);
    }
}
