package dev.sentryprovision.sentry;

import java.util.Optional;
import java.util.stream.Stream;

/** What the installer calls on the host besides Docker. */
final class ToolChecks {

    private ToolChecks() {}

    static Stream<CheckResult> of(Machine machine, Target target) {
        return Stream.of(bash(machine, target.requirements().bash()), tools(machine));
    }

    private static CheckResult bash(Machine machine, Optional<Floor> needed) {
        Optional<Version> found = machine.version("bash");
        if (found.isEmpty()) {
            return CheckResult.fail("bash", "not there: install.sh is written for it", "install the package bash");
        }
        return needed.filter(floor -> !floor.isMetBy(found.get())).isPresent()
                ? CheckResult.fail("bash", found.get() + ", needed " + needed.get(), "upgrade bash")
                : CheckResult.pass(
                        "bash",
                        found.get() + needed.map(floor -> ", needed " + floor).orElse(""));
    }

    private static CheckResult tools(Machine machine) {
        Optional<String> missing = machine.get("tools.missing");
        if (missing.isPresent()) {
            return CheckResult.fail(
                    "tools",
                    "missing: " + missing.get(),
                    "install the packages that hold them (git, sed, gawk, coreutils …)");
        }
        return machine.is("sort.versions")
                ? CheckResult.pass("tools", "all that install.sh calls are there")
                : CheckResult.fail("tools", "sort cannot sort versions: it is not GNU's", "install GNU coreutils");
    }
}
