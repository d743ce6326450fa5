package dev.sentryprovision.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.sentry.CheckResult.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PreflightTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_795_391_745);

    @TestFactory
    Stream<DynamicTest> machines() {
        return KnowledgeFile.read("machines", MachineCase::of).stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    private static void check(MachineCase each) {
        List<CheckResult> results = Preflight.check(each.machine(), each.target(NOW));
        Map<String, String> notPassed = new LinkedHashMap<>();
        for (CheckResult result : results) {
            if (result.verdict() != Verdict.PASS) {
                notPassed.put(result.check(), result.verdict().label());
                assertThat(result.cure()).as("cure of " + result).isNotEmpty();
            }
        }
        assertThat(notPassed).containsExactlyInAnyOrderEntriesOf(each.expect());
        String text = results.stream()
                .map(result -> result.message() + " " + result.cure())
                .collect(Collectors.joining("\n"));
        assertThat(each.says()).allSatisfy(said -> assertThat(text).contains(said));
    }

    @Test
    void a_machine_that_says_nothing_is_judged_all_the_same() {
        Target target = new Target(
                Version.of("25.10.0"), Profile.FEATURE_COMPLETE, 20, 9000, Target.Engine.PRESENT, Set.of(), NOW);
        List<CheckResult> results = Preflight.check(Machine.parse("Segmentation fault\n\n=\n"), target);
        assertThat(results).extracting(CheckResult::check).doesNotHaveDuplicates();
        assertThat(results)
                .filteredOn(result -> result.verdict() == Verdict.FAIL)
                .extracting(CheckResult::check)
                .containsExactly("os", "architecture", "bash", "tools", "docker", "compose");
    }

    /** A host that was looked at, and what to expect. */
    private record MachineCase(
            String name,
            Version release,
            Profile profile,
            Target.Engine engine,
            int diskGb,
            Set<String> allow,
            Map<String, String> expect,
            List<String> says,
            Machine machine) {

        static MachineCase of(Fields fields) {
            return new MachineCase(
                    fields.text("name"),
                    fields.version("release"),
                    fields.optional("profile", Profile::named, "a profile").orElse(Profile.FEATURE_COMPLETE),
                    Target.Engine.valueOf(fields.text("engine", "present").toUpperCase(Locale.ROOT)),
                    fields.optionalNumber("disk_gb").orElse(20),
                    Set.copyOf(fields.texts("allow")),
                    fields.textMap("expect"),
                    fields.texts("says"),
                    Machine.parse(fields.text("found")));
        }

        Target target(Instant now) {
            return new Target(release, profile, diskGb, 9000, engine, allow, now);
        }
    }
}
