package dev.sentryprovision.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConfigTest {

    @TempDir
    private Path home;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(home.resolve(".ssh"));
    }

    @Test
    void the_first_value_wins() throws IOException {
        write("config", """
                # comment
                Host web1
                    User first
                Host web* !web9
                    User second
                    Port 2222
                Host *
                    Port 22
                """);
        assertThat(of("web1").text("user")).contains("first");
        assertThat(of("web1").number("port")).contains(2222);
        assertThat(of("web2").text("user")).contains("second");
        assertThat(of("web9").text("user")).isEmpty();
        assertThat(of("web9").number("port")).contains(22);
    }

    @Test
    void what_stands_before_any_host_is_for_all() throws IOException {
        write("config", "User=everybody\nHost a\nUser nobody\n");
        assertThat(of("a").text("user")).contains("everybody");
    }

    @Test
    void keywords_and_values_are_read_in_every_spelling() throws IOException {
        write("config", "HOST \"a b\" c\n\tuser = \"with space\"   # why\n\tPort=7\n  HostName   \"h\"\n");
        assertThat(of("c").text("user")).contains("with space");
        assertThat(of("c").number("port")).contains(7);
        assertThat(of("a b").hostName()).isEqualTo("h");
    }

    @Test
    void identity_files_add_up_and_are_expanded() throws IOException {
        write(
                "config",
                "Host a\nHostName a.example.org\nIdentityFile ~/.ssh/%r@%h\nIdentityFile /keys/%n-%p%%\nIdentityFile none\n");
        assertThat(of("a").files("identityfile", "deploy", 2200))
                .containsExactly(home.resolve(".ssh/deploy@a.example.org"), Path.of("/keys/a-2200%"));
    }

    @Test
    void host_name_may_build_on_what_was_typed() throws IOException {
        write("config", "Host *.dc\nHostName %h.example.org\n");
        assertThat(of("a.dc").hostName()).isEqualTo("a.dc.example.org");
        assertThat(of("b").hostName()).isEqualTo("b");
    }

    @Test
    void match_looks_at_host_user_and_all() throws IOException {
        write("config", """
                Host short
                    HostName long.example.org
                Match host *.example.org user root
                    Port 1
                Match originalhost short user ops,deploy
                    Port 2
                Match !host *.example.org
                    Port 3
                Match exec "true"
                    Port 4
                Match all
                    Port 5
                """);
        assertThat(of("short", "root").number("port")).contains(1);
        assertThat(of("short", "deploy").number("port")).contains(2);
        assertThat(of("other", "root").number("port")).contains(3);
        assertThat(of("short", "else").number("port")).contains(5);
    }

    @Test
    void match_final_comes_after_everything_else() throws IOException {
        write("config", "Match final all\n  Port 1\nHost a\n  Port 2\n");
        assertThat(of("a").number("port")).contains(2);
        assertThat(of("b").number("port")).contains(1);
    }

    @Test
    void include_takes_patterns_and_keeps_its_hosts_to_itself() throws IOException {
        Files.createDirectory(home.resolve(".ssh/conf.d"));
        write("conf.d/1.conf", "Host a\nUser from-one\n");
        write("conf.d/2.conf", "User from-two\n");
        write("other", "Port 9\n");
        write("config", "Include conf.d/*.conf\nHost b\nInclude ~/.ssh/other missing\nHost *\nPort 10\n");
        assertThat(of("a").text("user")).contains("from-one");
        assertThat(of("b").text("user")).contains("from-two");
        assertThat(of("b").number("port")).contains(9);
        assertThat(of("a").number("port")).contains(10);
    }

    @Test
    void a_file_that_includes_itself_comes_to_an_end() throws IOException {
        write("config", "Include config\nUser me\n");
        assertThat(of("a").text("user")).contains("me");
    }

    @Test
    void the_users_file_goes_before_the_systems() throws IOException {
        write("config", "User mine\n");
        write("system", "User theirs\nPort 5\n");
        SshConfig config =
                new SshConfig(List.of(home.resolve(".ssh/config"), home.resolve(".ssh/system")), home, "local");
        assertThat(config.of("a", Optional.empty()).text("user")).contains("mine");
        assertThat(config.of("a", Optional.empty()).number("port")).contains(5);
    }

    private SshConfigValues of(String host) {
        return config().of(host, Optional.empty());
    }

    private SshConfigValues of(String host, String user) {
        return config().of(host, Optional.of(user));
    }

    private SshConfig config() {
        return new SshConfig(List.of(home.resolve(".ssh/config")), home, "local");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(home.resolve(".ssh").resolve(name), text);
    }
}
