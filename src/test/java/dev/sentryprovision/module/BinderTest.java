package dev.sentryprovision.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.UnknownUntilApplied;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.Unknown;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinderTest {

    enum State {
        PRESENT,
        BUILD_DEP
    }

    record Shared(@Param("mode") Optional<ModeSpec> mode) {}

    @Rule(exclusive = {"src", "content"})
    @Rule(
            when = "state",
            is = "build_dep",
            needs = {"src"})
    @Rule(together = {"force", "src"})
    record Sample(
            @Param(value = "where", required = true, aliases = "dest")
            RemotePath path,

            @Param(value = "what", defaultValue = "present") State state,
            @Param("bytes") Optional<String> content,
            @Param("from") Optional<String> src,
            @Param("how") Optional<Boolean> force,
            @Param(value = "tries", defaultValue = "3") long maxTries,
            @Param(value = "patience", defaultValue = "1.5") Duration timeout,
            @Param("names") List<String> names,
            @Param("variables") Map<String, Object> environment,
            @Param("token") Optional<Secret> token,
            @Param("where to") Optional<Destination> target,
            Shared shared) {}

    private final Binder binder = new Binder(Parameters.of(Sample.class));

    private Sample bind(Object... keysAndValues) {
        return (Sample) binder.bind(arguments(keysAndValues), BinderTest::atRoot, PlainController.without());
    }

    private List<Problem> problems(Object... keysAndValues) {
        try {
            bind(keysAndValues);
            return List.of();
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    private static RemotePath atRoot(String path) {
        return new RemotePath(path.startsWith("~") ? "/root" + path.substring(1) : path);
    }

    private static Map<String, Object> arguments(Object... keysAndValues) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            result.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return result;
    }

    @Test
    void what_is_not_given_has_its_default_or_is_empty() {
        Sample sample = bind("path", "/etc/motd");
        assertThat(sample.path()).isEqualTo(new RemotePath("/etc/motd"));
        assertThat(sample.state()).isEqualTo(State.PRESENT);
        assertThat(sample.maxTries()).isEqualTo(3);
        assertThat(sample.timeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(sample.content()).isEmpty();
        assertThat(sample.names()).isEmpty();
        assertThat(sample.environment()).isEmpty();
        assertThat(sample.shared().mode()).isEmpty();
    }

    @Test
    void null_counts_as_not_given() {
        assertThat(bind("path", "/a", "content", None.NONE).content()).isEmpty();
        assertThat(problems("path", None.NONE))
                .extracting(Problem::message)
                .containsExactly("parameter 'path' is required");
    }

    @Test
    void aliases_name_the_same_parameter_and_only_one_of_them_can_be_given() {
        assertThat(bind("dest", "~/x").path()).isEqualTo(new RemotePath("/root/x"));
        assertThat(problems("dest", "/a", "path", "/b"))
                .extracting(Problem::message)
                .containsExactly("parameter 'path' is given twice, under two of its names");
    }

    @ParameterizedTest
    @CsvSource({"yes,true", "On,true", "1,true", "no,false", "OFF,false", "f,false"})
    void texts_become_truth_values(String text, boolean truth) {
        assertThat(bind("path", "/a", "force", text, "src", "x").force()).contains(truth);
    }

    @Test
    void modes_are_texts_or_the_number_that_yaml_made_of_an_octal_one() {
        assertThat(bind("path", "/a", "mode", 420L).shared().mode()).contains(new ModeSpec("0644"));
        assertThat(bind("path", "/a", "mode", "u=rw,g=r").shared().mode()).contains(new ModeSpec("u=rw,g=r"));
        assertThat(problems("path", "/a", "mode", 644L)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("644");
            assertThat(problem.hint()).contains("'0644'");
        });
    }

    @Test
    void lists_come_from_commas_and_dictionaries_from_pairs_or_json() {
        assertThat(bind("path", "/a", "names", "curl, git").names()).containsExactly("curl", "git");
        assertThat(bind("path", "/a", "names", 5L).names()).containsExactly("5");
        assertThat(bind("path", "/a", "environment", "A=1 B='x y'").environment())
                .containsExactly(Map.entry("A", "1"), Map.entry("B", "x y"));
        assertThat(bind("path", "/a", "environment", "{\"A\": 1}").environment())
                .containsExactly(Map.entry("A", 1L));
    }

    @Test
    void a_slash_at_the_end_is_not_lost() {
        Destination target = bind("path", "/a", "target", "/srv/").target().orElseThrow();
        assertThat(target.endsWithSlash()).isTrue();
        assertThat(target.path()).isEqualTo(new RemotePath("/srv"));
    }

    @Test
    void all_problems_come_at_once_each_with_the_nearest_name() {
        assertThat(problems("pth", "/a", "state", "presnt", "max_tries", "many"))
                .extracting(Problem::message, Problem::hint)
                .containsExactlyInAnyOrder(
                        tuple("there is no parameter 'pth'", "did you mean 'path'?"),
                        tuple("parameter 'path' is required", ""),
                        tuple(
                                "parameter 'state': must be one of present, build_dep, not 'presnt'",
                                "did you mean 'present'?"),
                        tuple("parameter 'max_tries': expected an integer, got the text 'many'", ""));
    }

    @Test
    void rules_between_parameters_hold() {
        assertThat(problems("path", "/a", "src", "x", "content", "y", "force", true))
                .extracting(Problem::message)
                .containsExactly("only one of 'src', 'content' can be given");
        assertThat(problems("path", "/a", "state", "build_dep"))
                .extracting(Problem::message)
                .containsExactly("parameter 'src' is required when 'state' is build_dep");
        assertThat(problems("path", "/a", "force", true))
                .extracting(Problem::message)
                .containsExactly("'force', 'src' must be given together");
    }

    @Test
    void a_wrong_secret_is_not_told() {
        assertThat(problems("path", "/a", "token", List.of("hunter2")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).doesNotContain("hunter2"));
    }

    @Test
    void what_a_dry_run_does_not_know_is_no_problem_of_the_user() {
        assertThatThrownBy(() -> bind("path", new Unknown("the output of 'x'")))
                .isInstanceOf(UnknownUntilApplied.class)
                .hasMessageContaining("the output of 'x'");
    }
}
