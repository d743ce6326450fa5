package dev.sentryprovision.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vars.Definition;
import dev.sentryprovision.vars.LayeredVariables;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryReaderTest {

    @TempDir
    Path folder;

    private InventoryFixture fixture;

    @BeforeEach
    void project() {
        fixture = new InventoryFixture(folder);
    }

    @Test
    void variables_remember_file_line_and_level_the_winner_first() {
        fixture.with("inv/hosts", "[web]\nw1  port=1 name=\"{{ x }}\"\n[web:vars]\nport=2\n")
                .with("inv/group_vars/all.yml", "other: 0\nport: 3\n")
                .with("inv/host_vars/w1/main.yml", "port: 4\n")
                .with("play/group_vars/web.yml", "port: 5\n");
        Inventory inventory = fixture.read("inv/hosts")
                .withPlaybookFolder(new VariableFolder(
                        folder.resolve("play"), VariableFolder.Beside.PLAYBOOK, fixture.files(), fixture.problems()));
        InventoryHost host = inventory.host("w1").orElseThrow();

        LayeredVariables variables = LayeredVariables.of(inventory.baseLayers(host));

        assertThat(variables.find("port")).contains(4L);
        assertThat(variables.explain("port"))
                .map(Definition::origin)
                .map(origin -> origin.toString().replace(folder + "/", ""))
                .containsExactly(
                        "inv/host_vars/w1/main.yml:1:1 (host_vars beside the inventory)",
                        "inv/hosts:2:5 (inventory host)",
                        "play/group_vars/web.yml:1:1 (group_vars beside the playbook)",
                        "inv/group_vars/all.yml:2:1 (group_vars/all beside the inventory)",
                        "inv/hosts:4:1 (inventory group)");
        assertThat(variables.find("name"))
                .contains(new TemplateText(
                        "{{ x }}", new SourceSpan(folder.resolve("inv/hosts").toString(), 2, 12, 12)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[web]\\nw1 bad|2:4|not 'bad'|",
                "[web:childern]\\nx|1:1|no known kind|did you mean 'children'",
                "[web]\\nw1\\n[all2:children]\\nwbe|4:1|no group 'wbe'|did you mean 'web'",
                "[wbe:vars]\\nx=1\\n[web]|1:1|no group 'wbe'|did you mean 'web'",
                "[web]\\nw[3:1]|2:1|ends before it begins|",
                "[web]\\nw[1:x]|2:1|neither two numbers|",
                "[web]\\nw[0:999999999]|2:1|more than 100000|",
                "[web]\\nw1 x=\"y|2:1|not closed|",
                "[a:children]\\nb\\n[b:children]\\na|4:1|already in it|",
                "[my group]\\nx|1:1|without blanks|",
                "[web:vars]\\nnothing\\n[web]|2:1|name=value|",
            })
    void mistakes_in_ini_name_their_line(String text, String place, String message, String hint) {
        fixture.with("hosts.ini", text.replace("\\n", "\n")).read("hosts.ini");

        assertProblem("hosts.ini:" + place, message, hint == null ? "" : hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "all:\\n  hsts:\\n    h1:|2:3|'hsts' in the group 'all'|did you mean 'hosts'",
                "all:\\n  hosts: [h1]|2:10|'hosts' of the group 'all' is a mapping|'name:'",
                "plugin: aws_ec2|1:9|plugin 'aws_ec2' is not supported|ansible-inventory",
                "- h1|1:1|a mapping of groups|'all:'",
                "all:\\n  hosts:\\n    h1: x|3:9|mapping of names to values|",
                "all:\\n  hosts:\\n    h[2:1]:|3:5|ends before it begins|",
            })
    void mistakes_in_yaml_name_their_line(String text, String place, String message, String hint) {
        fixture.with("hosts.yml", text.replace("\\n", "\n")).read("hosts.yml");

        assertProblem("hosts.yml:" + place, message, hint == null ? "" : hint);
    }

    private void assertProblem(String place, String message, String hint) {
        assertThat(fixture.problems().all()).hasSize(1);
        Problem problem = fixture.problems().all().getFirst();
        assertThat(problem.where().orElseThrow()).hasToString(folder + "/" + place);
        assertThat(problem.message()).contains(message);
        assertThat(problem.hint()).contains(hint);
    }

    /** The results of ansible-core 2.14. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    80,443          | [80, 443]
                    5 # five        | 5
                    u"a" 'b'        | ab
                    0777            | 0777
                    1_000           | 1000
                    -0x1F           | -31
                    - 5             | -5
                    1e3             | 1000.0
                    (1,)            | [1]
                    (1)             | 1
                    {'a': [1,2]}    | {a=[1, 2]}
                    [1, # c         | [1, # c
                    'a # b' # c     | a # b
                    r'\\d'          | \\d
                    ...             | ...
                    b'x'            | b'x'
                    """)
    void a_value_is_what_python_reads(String text, String value) {
        fixture.with("hosts", "[web]\nw1\n[web:vars]\nport = " + text + "\n");
        Inventory inventory = fixture.read("hosts");

        LayeredVariables variables =
                LayeredVariables.of(inventory.baseLayers(inventory.host("w1").orElseThrow()));

        assertThat(variables.explain("port").getFirst().value()).hasToString(value);
    }

    @Test
    void all_mistakes_come_at_once() {
        fixture.with("a.ini", "w1 x\nw2 y\n").with("b.yml", "- x\n").read("a.ini", "b.yml", "missing");

        assertThat(fixture.problems().all()).hasSize(4);
    }

    @Test
    void a_source_that_is_not_there_names_the_nearest_one() {
        fixture.with("hosts.yml", "").read("hots.yml");

        assertThat(fixture.problems().all())
                .containsExactly(Problem.error(
                        "there is no inventory hots.yml", SourceSpan.of("hots.yml"), "did you mean 'hosts.yml'?"));
    }

    @Test
    void a_script_that_may_not_be_executed_says_so() {
        fixture.with("inv.sh", "#!/bin/sh\necho {}\n").read("inv.sh");

        assertThat(fixture.problems().all().getFirst().hint()).isEqualTo("chmod +x " + folder.resolve("inv.sh"));
    }

    @Test
    void a_failing_script_is_quoted() {
        fixture.with("inv.sh", "#!/bin/sh\necho 'no token' >&2\nexit 4\n").executable("inv.sh");
        fixture.read("inv.sh");

        Problem problem = fixture.problems().all().getFirst();
        assertThat(problem.message()).contains("ended with status 4");
        assertThat(problem.hint()).isEqualTo("it said: no token");
    }

    @Test
    void what_is_passed_over_is_said() {
        fixture.with("inv/hosts", "[web]\nw1\n")
                .with("inv/more.ini", "w2\n")
                .with("inv/group_vars/web.yml", "a: 1\n")
                .with("inv/group_vars/web/x.yml", "b: 1\n")
                .read("inv");

        assertThat(fixture.problems().all())
                .map(problem -> problem.message().replace(folder + "/", ""))
                .containsExactly(
                        "inv/more.ini is not read: files named .ini are passed over in an inventory folder",
                        "inv/group_vars/web.yml is not read, because there is inv/group_vars/web");
    }

    @Test
    void group_layers_are_shared_between_hosts() {
        Inventory inventory =
                fixture.with("hosts", "[web]\nw1\nw2\n[web:vars]\nx=1\n").read("hosts");

        List<Object> layers = List.of("w1", "w2").stream()
                .<Object>map(name ->
                        inventory.baseLayers(inventory.host(name).orElseThrow()).getFirst())
                .toList();
        assertThat(layers.get(0)).isSameAs(layers.get(1));
    }

    @Test
    void magic_variables_tell_where_a_host_stands() {
        Inventory inventory = fixture.with("hosts", "[web]\nw1.example.com\n[prod:children]\nweb\n")
                .read("hosts");
        LayeredVariables magic = LayeredVariables.EMPTY.with(new MagicVariables(inventory)
                .of(inventory.host("w1.example.com").orElseThrow()));

        assertThat(magic.find("inventory_hostname_short")).contains("w1");
        assertThat(magic.find("group_names")).contains(List.of("prod", "web"));
        assertThat(magic.find("inventory_dir")).contains(folder.toString());
        assertThat(magic.find("groups").orElseThrow())
                .hasToString("{all=[w1.example.com], ungrouped=[], web=[w1.example.com], prod=[w1.example.com]}");
    }

    @Test
    void localhost_is_there_without_being_named() {
        InventoryHost local = fixture.read("h1,").implicitLocalhost("localhost").orElseThrow();

        assertThat(LayeredVariables.of(local.layers()).find("ansible_connection"))
                .contains("local");
        assertThat(local.implicit()).isTrue();
    }
}
