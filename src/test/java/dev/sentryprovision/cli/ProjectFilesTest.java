package dev.sentryprovision.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.run.RunOptions.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where playbooks and inventories are found. */
class ProjectFilesTest {

    @TempDir
    private Path folder;

    private CommandLineSession session;

    @BeforeEach
    void empty() {
        session = new CommandLineSession(folder);
    }

    static Stream<Arguments> places() {
        return Stream.of(
                found(
                        "playbooks/prod.yml inventories/prod.yml",
                        "prod.yml",
                        "playbooks/prod.yml",
                        "inventories/prod.yml"),
                found(
                        "playbooks/prod.yml inventories/prod/hosts",
                        "prod.yml",
                        "playbooks/prod.yml",
                        "inventories/prod"),
                found(
                        "playbooks/prod.yml inventories/prod.ini",
                        "prod.yml",
                        "playbooks/prod.yml",
                        "inventories/prod.ini"),
                found("prod.yml playbooks/prod.yml inventories/prod", "prod.yml", "prod.yml", "inventories/prod"),
                found("prod.yml inventories/other.yml", "prod.yml", "prod.yml", ""),
                found(
                        "p/playbooks/a.yml p/inventories/a.yml",
                        "p/playbooks/a.yml",
                        "p/playbooks/a.yml",
                        "p/inventories/a.yml"),
                found(
                        "p/playbooks/a.yml inventories/a.yml",
                        "p/playbooks/a.yml",
                        "p/playbooks/a.yml",
                        "inventories/a.yml"),
                found("p/a.yml p/inventories/a.yml inventories/a.yml", "p/a.yml", "p/a.yml", "p/inventories/a.yml"));
    }

    private static Arguments found(String files, String given, String playbook, String inventory) {
        return Arguments.of(files, given, playbook, inventory);
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_playbook_brings_its_inventory(String files, String given, String playbook, String inventory) {
        Stream.of(files.split(" ")).forEach(session::file);

        var options = session.runOf("apply", given);
        assertThat(options.work()).isEqualTo(new Work.Playbooks(List.of(Path.of(playbook))));
        assertThat(options.inventories()).isEqualTo(inventory.isEmpty() ? List.of() : List.of(inventory));
    }

    @Test
    void of_several_playbooks_the_first_with_an_inventory_counts() {
        session.file("a.yml").file("b.yml").file("inventories/b.yml");

        assertThat(session.runOf("apply", "a.yml", "b.yml").inventories()).containsExactly("inventories/b.yml");
    }

    @Test
    void a_missing_playbook_is_named_with_the_nearest() {
        session.file("playbooks/prod.yml");

        assertThat(session.execute("apply", "prd.yml", "/nowhere/x.yml")).isEqualTo(ExitStatus.USER);
        assertThat(session.err()).isEqualTo("""
                error: there is no playbook prd.yml, nor playbooks/prd.yml
                  did you mean 'prod.yml'?

                error: there is no playbook /nowhere/x.yml
                """);
    }

    @Test
    void without_a_playbook_the_only_inventory_is_meant() {
        assertThat(session.runOf("run", "all").inventories()).isEmpty();

        session.file("inventories/prod.yml").file("inventories/group_vars/all.yml");
        assertThat(session.runOf("run", "all").inventories()).containsExactly("inventories/prod.yml");

        session.file("inventories/test.yml");
        assertThat(session.execute("run", "all")).isEqualTo(ExitStatus.USER);
        assertThat(session.err()).isEqualTo("""
                error: which inventory? inventories/ has prod.yml, test.yml
                  say -i inventories/prod.yml
                """);
    }
}
