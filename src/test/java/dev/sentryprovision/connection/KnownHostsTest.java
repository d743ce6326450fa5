package dev.sentryprovision.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sentryprovision.connection.KnownHosts.Entry;
import dev.sentryprovision.connection.KnownHosts.Marker;
import dev.sentryprovision.connection.Target.HostKeyChecking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsTest {

    /** Made by ssh-keygen -H from "example.org". */
    private static final String HASHED = "|1|BQAB3x9Dl/1T3vS5wtYRUWTUYQ0=|n5uRlMqnWVJ+ie6784j55/E0RSY=";

    @TempDir
    private Path folder;

    @Test
    void lines_about_the_host_are_found_with_their_place() throws IOException {
        Path file = write("""
                # comment

                other ssh-ed25519 AAAA
                a.example.org,10.0.0.1 ssh-ed25519 BBBB comment
                *.example.org,!b.example.org ssh-rsa CCCC
                [a.example.org]:2222 ssh-ed25519 DDDD
                """);
        assertThat(of("a.example.org", file))
                .extracting(Entry::place, Entry::key)
                .containsExactly(tuple(file + ":4", "BBBB"), tuple(file + ":5", "CCCC"));
        assertThat(of("b.example.org", file)).isEmpty();
        assertThat(of("10.0.0.1", file)).hasSize(1);
        assertThat(of("[a.example.org]:2222", file)).extracting(Entry::key).containsExactly("DDDD");
    }

    @Test
    void markers_are_told_apart() throws IOException {
        Path file = write("@cert-authority * ssh-ed25519 AAAA\n@revoked * ssh-ed25519 BBBB\nh ssh-ed25519 BBBB\n");
        assertThat(of("h", file))
                .extracting(Entry::marker)
                .containsExactly(Marker.AUTHORITY, Marker.REVOKED, Marker.KEY);
    }

    @Test
    void hashed_names_are_recognised() throws IOException {
        String mine = KnownHostName.hashed("[h]:2222", new SecureRandom());
        Path file = write(HASHED + " ssh-ed25519 AAAA\n" + mine + " ssh-ed25519 BBBB\n|1|broken ssh-ed25519 CCCC\n");
        assertThat(of("example.org", file)).extracting(Entry::key).containsExactly("AAAA");
        assertThat(of("[h]:2222", file)).extracting(Entry::key).containsExactly("BBBB");
        assertThat(of("h", file)).isEmpty();
    }

    @Test
    void files_that_are_not_there_know_nothing() throws IOException {
        assertThat(of("h", folder.resolve("none"))).isEmpty();
    }

    @Test
    void a_new_key_is_added_below_a_line_that_was_left_open() throws IOException {
        Path file = write("other ssh-ed25519 AAAA");
        new KnownHostsFile().add(policy(file, false), "ssh-ed25519", "BBBB");
        assertThat(file).hasContent("other ssh-ed25519 AAAA\n[h]:2222 ssh-ed25519 BBBB\n");
    }

    @Test
    void a_new_file_is_for_its_owner_only_and_names_are_hidden_where_wanted() throws IOException {
        Path file = folder.resolve(".ssh/known_hosts");
        new KnownHostsFile().add(policy(file, true), "ssh-ed25519", "BBBB");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(Files.readString(file)).startsWith("|1|").doesNotContain("2222");
        assertThat(of("[h]:2222", file)).extracting(Entry::key).containsExactly("BBBB");
    }

    private static HostKeyPolicy policy(Path file, boolean hash) {
        return new HostKeyPolicy(HostKeyChecking.ACCEPT_NEW, "[h]:2222", List.of(file), hash);
    }

    private static List<Entry> of(String name, Path file) throws IOException {
        return KnownHosts.of(name, List.of(file)).entries();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("known_hosts"), text);
    }
}
