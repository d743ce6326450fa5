package dev.sentryprovision.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTest {

    @TempDir
    private Path folder;

    private CommandLineSession session;

    @BeforeEach
    void project() {
        session = new CommandLineSession(folder).file("hosts", "web1 port=80\nweb2 port=81\n");
    }

    @Test
    void an_expression_and_a_template_need_no_host() {
        assertThat(eval("1 + 2")).isEqualTo("3\n");
        assertThat(eval("x | upper", "-e", "x=abc")).isEqualTo("ABC\n");
        assertThat(eval("{{ x }}-{{ x }}", "-e", "x=abc")).isEqualTo("abc-abc\n");
        assertThat(eval("[1, {'a': none}]", "--json")).isEqualTo("[1, {\"a\": null}]\n");
    }

    @Test
    void the_value_for_one_host_stands_alone_and_for_several_with_their_names() {
        assertThat(eval("port + 1", "-i", "hosts", "-l", "web1")).isEqualTo("81\n");
        assertThat(eval("port + 1", "-i", "hosts")).isEqualTo("web1: 81\nweb2: 82\n");
        assertThat(eval("port + 1", "-i", "hosts", "--json")).isEqualTo("{\"web1\": 81, \"web2\": 82}\n");
    }

    @Test
    void magic_variables_of_the_inventory_are_there() {
        assertThat(eval(
                        "inventory_hostname ~ hostvars.web2.port ~ groups.all | join(',') ~ group_names",
                        "-i",
                        "hosts",
                        "-l",
                        "web1"))
                .isEqualTo("web181web1,web2['ungrouped']\n");
    }

    @Test
    void a_mistake_in_the_template_is_the_users() {
        assertThat(session.execute("eval", "nope + 1")).isEqualTo(1);
        assertThat(session.err()).startsWith("error: 'nope' is undefined");
        assertThat(session.execute("eval")).isEqualTo(1);
        assertThat(session.err()).isEqualToNormalizingNewlines("error: say an EXPRESSION, or --stdin\n");
    }

    @Test
    void requests_on_standard_input_are_answered_line_by_line() {
        session.file("d/part.txt", "from a file").input("""
                {"template": "{{ a }}", "vars": {"a": "{{ b + 1 }}", "b": 2}}
                {"template": {"list": ["{{ 1 }}", null, 1.5, "text"]}}

                {"when": "a == 2 and b", "vars_yaml": "a: 2\\nb: yes\\n"}
                {"when": ["true", "1 == 2"]}
                {"template": "{{ missing }}"}
                not json
                {"template": "a", "when": "b"}
                {"tmplate": "a"}
                {"template": "a", "vars": [1]}
                """);

        assertThat(session.execute("eval", "--stdin")).isZero();
        assertThat(session.out()).isEqualToNormalizingNewlines("""
                {"result": 3}
                {"result": {"list": [1, null, 1.5, "text"]}}
                {"result": true}
                {"result": false}
                {"error": {"message": "'missing' is undefined"}}
                {"error": {"message": "a request is a JSON object"}}
                {"error": {"message": "a request has either 'template' or 'when'"}}
                {"error": {"message": "a request has no 'tmplate'"}}
                {"error": {"message": "variables are an object"}}
                """);
    }

    @Test
    void requests_bring_their_own_variables() {
        assertThat(session.execute("eval", "--stdin", "-e", "a=b")).isEqualTo(1);
        assertThat(session.err())
                .isEqualToNormalizingNewlines(
                        "error: with --stdin variables come with the requests; leave out -i, -l and -e\n");
    }

    private String eval(String expression, String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "eval";
        args[1] = expression;
        System.arraycopy(options, 0, args, 2, options.length);
        assertThat(session.execute(args)).as(session.err()).isZero();
        return session.out().replace(System.lineSeparator(), "\n");
    }
}
