package dev.sentryprovision.sentry;

import dev.sentryprovision.sentry.OperatingSystem.Support;
import java.util.List;
import java.util.stream.Stream;

/** The machine itself: operating system, architecture, kernel, what its processors can do. */
final class SystemChecks {

    private static final List<String> ARCHITECTURES = List.of("x86_64", "amd64", "aarch64", "arm64");
    private static final Version FIRST_ON_ARM = new Version(22, 7, 0);
    private static final Version ALL_ON_ARM = new Version(25, 6, 0);

    /** What Docker's documentation asks for; upstream's installer asks for none. */
    private static final Version KERNEL = new Version(3, 10, 0);

    private SystemChecks() {}

    static Stream<CheckResult> of(Machine machine, Target target) {
        return Stream.of(system(machine), architecture(machine, target), kernel(machine), sse42(machine));
    }

    private static CheckResult system(Machine machine) {
        OperatingSystem system = OperatingSystem.verdict(machine.get("os.id").orElse(""), machine.words("os.like"));
        String name = machine.get("os.name").orElse(system.name());
        if (system.support() == Support.PREFERRED) {
            return CheckResult.pass("os", name);
        }
        String message = name + " is " + system.support().label() + ": " + system.reason();
        String cure = system.cure().orElse("");
        return system.support() == Support.UNSUPPORTED
                ? CheckResult.fail("os", message, cure)
                : CheckResult.warn("os", message, cure);
    }

    private static CheckResult architecture(Machine machine, Target target) {
        String name = machine.get("arch").orElse("unknown");
        if (!ARCHITECTURES.contains(name)) {
            return CheckResult.fail(
                    "architecture", name + ": there are images for x86_64 and aarch64 only", "take such a machine");
        }
        if (name.startsWith("a") && !name.equals("amd64")) {
            return arm(name, target.release());
        }
        return CheckResult.pass("architecture", name);
    }

    private static CheckResult arm(String name, Version release) {
        if (release.isBelow(FIRST_ON_ARM)) {
            return CheckResult.fail(
                    "architecture",
                    name + ": release " + release + " runs on x86_64 only",
                    "take " + FIRST_ON_ARM + " or later, or an x86_64 machine");
        }
        return release.isBelow(ALL_ON_ARM)
                ? CheckResult.warn(
                        "architecture",
                        name + ": the mail image of release " + release + " is for x86_64 only",
                        "take " + ALL_ON_ARM + " or later, or send mail through a server of your own")
                : CheckResult.pass("architecture", name);
    }

    private static CheckResult kernel(Machine machine) {
        String written = machine.get("kernel").orElse("unknown");
        return machine.version("kernel")
                .map(version -> version.isBelow(KERNEL)
                        ? CheckResult.fail(
                                "kernel", written + ": Docker needs " + KERNEL, "upgrade the operating system")
                        : CheckResult.pass("kernel", written))
                .orElseGet(() -> CheckResult.warn("kernel", written, "see what 'uname -r' says"));
    }

    /** The installer leaves one model out, which hides what it can do; so does this. */
    private static CheckResult sse42(Machine machine) {
        boolean x86 = machine.get("arch")
                .filter(name -> name.equals("x86_64") || name.equals("amd64"))
                .isPresent();
        if (!x86) {
            return CheckResult.pass("sse4_2", "not needed on this architecture");
        }
        if (machine.is("cpu.sse42")) {
            return CheckResult.pass("sse4_2", "there");
        }
        String model = machine.get("cpu.model").orElse("the processor");
        return model.equals("Common KVM processor")
                ? CheckResult.warn(
                        "sse4_2",
                        model + " hides whether it has it",
                        "give the virtual machine the processor of its host")
                : CheckResult.fail(
                        "sse4_2",
                        model + " lacks SSE 4.2: ClickHouse does not start",
                        "give the virtual machine the processor of its host, or take another machine");
    }
}
