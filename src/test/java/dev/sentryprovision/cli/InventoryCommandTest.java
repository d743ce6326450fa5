package dev.sentryprovision.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryCommandTest {

    @TempDir
    private Path folder;

    private CommandLineSession session;

    @BeforeEach
    void project() {
        session = new CommandLineSession(folder)
                .file("hosts", "web1 port=80\n[db]\ndb1\n[db:vars]\nsize=2\n")
                .file("group_vars/all.yml", "shown: \"{{ size }}\"\n");
    }

    @Test
    void a_list_has_groups_and_variables_of_hosts() {
        assertThat(session.execute("inventory", "-i", "hosts", "--list", "-e", "x=y"))
                .isZero();
        assertThat(session.out()).isEqualToNormalizingNewlines("""
                {
                    "_meta": {
                        "hostvars": {
                            "db1": {
                                "shown": "{{ size }}",
                                "size": 2,
                                "x": "y"
                            },
                            "web1": {
                                "port": 80,
                                "shown": "{{ size }}",
                                "x": "y"
                            }
                        }
                    },
                    "all": {
                        "children": [
                            "ungrouped",
                            "db"
                        ]
                    },
                    "db": {
                        "hosts": [
                            "db1"
                        ]
                    },
                    "ungrouped": {
                        "hosts": [
                            "web1"
                        ]
                    }
                }
                """);
    }

    @Test
    void a_graph_can_begin_with_a_group() {
        assertThat(session.execute("inventory", "-i", "hosts", "--graph", "db")).isZero();
        assertThat(session.out()).isEqualToNormalizingNewlines("@db:\n  |--db1\n");
    }

    @Test
    void what_is_not_there_is_told_with_the_nearest() {
        assertThat(session.execute("inventory", "-i", "hosts", "--host", "wweb1"))
                .isEqualTo(1);
        assertThat(session.err())
                .isEqualToNormalizingNewlines("error: the inventory has no host 'wweb1'\n  did you mean 'web1'?\n");
        assertThat(session.execute("inventory", "-i", "hosts", "--graph", "dbs"))
                .isEqualTo(1);
        assertThat(session.err())
                .isEqualToNormalizingNewlines("error: the inventory has no group 'dbs'\n  did you mean 'db'?\n");
    }

    @Test
    void one_of_its_views_has_to_be_chosen() {
        assertThat(session.execute("inventory", "-i", "hosts")).isEqualTo(1);
        assertThat(session.execute("inventory", "-i", "hosts", "--list", "--graph"))
                .isEqualTo(1);
        assertThat(session.err()).isEqualToNormalizingNewlines("error: say one of --list, --host HOST and --graph\n");
    }

    @Test
    void hosts_of_a_pattern_are_listed_without_a_run() {
        assertThat(session.execute("run", "all:!db", "-i", "hosts", "--list-hosts"))
                .isZero();
        assertThat(session.out()).isEqualToNormalizingNewlines("  hosts (1):\n    web1\n");
    }
}
