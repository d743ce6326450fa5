package dev.sentryprovision.sentry;

import java.util.Optional;
import java.util.stream.Stream;

/** How large the machine is: processors, memory, swap, disks. */
final class SizeChecks {

    /** A machine sold with 16 GiB shows somewhat less. */
    private static final double SHOWN_OF_NOMINAL = 0.92;

    private static final long KIB_IN_GIB = 1024 * 1024;
    private static final String SMALLER_PROFILE =
            "a larger machine, or the profile errors-only where the release has it (half, from 25.4.0)";

    private SizeChecks() {}

    static Stream<CheckResult> of(Machine machine, Target target) {
        return Stream.of(
                processors(machine, target.requirements().limits()),
                memory(machine, target.requirements()),
                swap(machine, target.requirements().documented()),
                disk("disk_docker", "docker", "images and volumes", machine, target),
                disk("disk_checkout", "checkout", "the checkout", machine, target));
    }

    private static CheckResult processors(Machine machine, Limits limits) {
        Optional<Long> found = machine.number("processors");
        if (found.isEmpty()) {
            return unknown("processors");
        }
        String message = found.get() + ", needed " + limits.processors();
        if (found.get() < limits.processors()) {
            return CheckResult.fail("processors", message, "take " + SMALLER_PROFILE);
        }
        return limits.advisedProcessors()
                        .filter(advised -> found.get() < advised)
                        .isPresent()
                ? CheckResult.warn(
                        "processors",
                        message + ", advised " + limits.advisedProcessors().get(),
                        "add some")
                : CheckResult.pass("processors", message);
    }

    /** As the installer measures it: what the kernel shows, swap not counted. */
    private static CheckResult memory(Machine machine, Requirements needs) {
        Optional<Long> found = machine.number("memory_mb");
        if (found.isEmpty()) {
            return unknown("memory");
        }
        String message = found.get() + " MB, needed " + needs.limits().memoryMb() + " MB";
        if (found.get() < needs.limits().memoryMb()) {
            return CheckResult.fail("memory", message, "take " + SMALLER_PROFILE + "; swap does not count here");
        }
        int documented = needs.documented().memoryMb();
        return found.get() < documented * SHOWN_OF_NOMINAL
                ? CheckResult.warn("memory", message + ", documented " + documented + " MB", "add memory")
                : CheckResult.pass("memory", message);
    }

    /** The installer never looks at swap, but real use at the minimum is above memory alone. */
    private static CheckResult swap(Machine machine, Documented documented) {
        long swap = machine.number("swap_mb").orElse(0L);
        long memory = machine.number("memory_mb").orElse(0L);
        long together = documented.memoryMb() + (long) documented.swapMb();
        String message = swap + " MB, with memory " + (swap + memory) + " MB";
        boolean enough = swap >= documented.swapMb() * SHOWN_OF_NOMINAL || swap + memory >= together * SHOWN_OF_NOMINAL;
        return enough
                ? CheckResult.pass("swap", message)
                : CheckResult.warn(
                        "swap",
                        message + ", documented " + documented.swapMb() + " MB of swap beside " + documented.memoryMb()
                                + " MB of memory",
                        "add a swap file of " + documented.swapMb() + " MB (role host_tuning does), or memory");
    }

    private static CheckResult disk(String check, String key, String what, Machine machine, Target target) {
        Optional<Long> free = machine.number("disk." + key + ".free_kb").map(kib -> kib / KIB_IN_GIB);
        String mount = machine.get("disk." + key + ".mount").orElse("");
        if (free.isEmpty()) {
            return unknown(check);
        }
        String message = free.get() + " GiB free on " + mount + " for " + what + ", wanted " + target.diskGb() + " GiB";
        if (free.get() < target.diskGb()) {
            return CheckResult.fail(check, message, "make room on " + mount + " or move it to a larger disk");
        }
        boolean noexec = machine.get("disk." + key + ".options")
                .filter(options -> (options + ",").contains("noexec,"))
                .isPresent();
        return noexec
                ? CheckResult.fail(
                        check,
                        mount + " is mounted noexec: nothing of " + what + " can be run",
                        "mount it with exec, or take another place")
                : CheckResult.pass(check, message);
    }

    private static CheckResult unknown(String check) {
        return CheckResult.warn(check, "could not be found out", "look at the host");
    }
}
