package dev.sentryprovision.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void home() throws IOException {
        environment.put("HOME", Files.createDirectory(folder.resolve("home")).toString());
    }

    @Test
    void variables_win_over_the_file() throws IOException {
        file("ansible.cfg", "[defaults]\nforks = 7\ntimeout=30\n");
        environment.put("ANSIBLE_FORKS", "9");
        assertThat(read().number(Setting.FORKS)).contains(9);
        assertThat(read().number(Setting.TIMEOUT)).contains(30);
        assertThat(read().said(Setting.TIMEOUT).orElseThrow().where()).hasToString("ansible.cfg:3");
    }

    @Test
    void the_first_file_that_exists_is_the_only_one() throws IOException {
        file("home/.ansible.cfg", "[defaults]\nforks = 1\nremote_user = home\n");
        assertThat(read().text(Setting.REMOTE_USER)).contains("home");
        file("ansible.cfg", "[defaults]\nforks = 2\n");
        assertThat(read().number(Setting.FORKS)).contains(2);
        assertThat(read().text(Setting.REMOTE_USER)).isEmpty();
        file("other/ansible.cfg", "[defaults]\nforks = 3\n");
        environment.put("ANSIBLE_CONFIG", "other");
        assertThat(read().number(Setting.FORKS)).contains(3);
    }

    @Test
    void a_file_in_a_folder_that_all_may_write_to_is_not_trusted() throws IOException {
        file("open/ansible.cfg", "[defaults]\nforks = 2\n");
        Files.setPosixFilePermissions(folder.resolve("open"), PosixFilePermissions.fromString("rwxrwxrwx"));
        Configuration found = Configuration.read(environment, folder.resolve("open"));
        assertThat(found.said(Setting.FORKS)).isEmpty();
        assertThat(messages(found.warnings())).first().asString().contains("everybody may write");
    }

    @Test
    void paths_begin_at_the_file_that_names_them() throws IOException {
        file("conf/my.cfg", "[defaults]\nroles_path = roles:~/more\ninventory = hosts, ../other\n");
        environment.put("ANSIBLE_CONFIG", "conf/my.cfg");
        environment.put("ANSIBLE_PRIVATE_KEY_FILE", "key");
        assertThat(read().folders(Setting.ROLES_PATH))
                .containsExactly(folder.resolve("conf/roles"), folder.resolve("home/more"));
        assertThat(read().path(Setting.PRIVATE_KEY_FILE)).contains(folder.resolve("key"));
    }

    @Test
    void names_of_hosts_are_an_inventory_too() {
        environment.put("ANSIBLE_INVENTORY", "one,two,");
        assertThat(read().sources(Setting.INVENTORY)).containsExactly("one,", "two,");
    }

    @Test
    void all_bad_values_are_told_with_their_places() throws IOException {
        file("ansible.cfg", "[defaults]\nforks = many\n; a comment\ngathering = sometimes ; another\n");
        environment.put("ANSIBLE_BECOME", "perhaps");
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.where().orElseThrow() + ": " + problem.message())
                                .containsExactlyInAnyOrder(
                                        "ansible.cfg:2: forks must be a number, not 'many'",
                                        "ansible.cfg:4: gathering cannot be 'sometimes' here",
                                        "environment variable ANSIBLE_BECOME: ANSIBLE_BECOME must be yes or no, not 'perhaps'"));
    }

    @Test
    void what_means_nothing_here_is_named_and_what_nobody_knows_is_a_warning() throws IOException {
        file("ansible.cfg", "[defaults]\npoll_interval = 3\nfork = 3\n[callback_slack]\ntoken = x\n");
        environment.put("ANSIBLE_NOCOWS", "1");
        assertThat(read().withoutMeaning())
                .containsExactly(
                        "[defaults] poll_interval (ansible.cfg:2)",
                        "[callback_slack] token (ansible.cfg:5)",
                        "ANSIBLE_NOCOWS");
        assertThat(read().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.message()).isEqualTo("there is no setting 'fork' in [defaults]");
            assertThat(warning.hint()).isEqualTo("did you mean 'forks'?");
        });
    }

    @Test
    void a_value_goes_on_in_lines_that_are_indented() throws IOException {
        file("ansible.cfg", "[defaults]\nvault_identity_list = a@one,\n   b@two\n");
        assertThat(read().words(Setting.VAULT_IDENTITY_LIST)).containsExactly("a@one", "b@two");
    }

    private Configuration read() {
        return Configuration.read(environment, folder);
    }

    private void file(String name, String content) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), content);
    }

    private static List<String> messages(List<Problem> problems) {
        return problems.stream().map(Problem::message).toList();
    }
}
