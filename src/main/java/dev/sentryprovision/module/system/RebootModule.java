package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Starts a machine anew and waits until it can be worked on again. */
@ModuleSpec(
        name = "reboot",
        summary = "Reboots a machine, and waits until it is back.",
        lookAhead = false,
        returns = {"rebooted: whether it was", "elapsed: seconds it took"})
public final class RebootModule implements Module<RebootModule.Params> {

    public record Params(
            @Param(value = "Seconds to wait before; rounded down to minutes.", defaultValue = "0")
            long preRebootDelay,

            @Param(value = "Seconds to wait after, before it is tried.", defaultValue = "0")
            long postRebootDelay,

            @Param(value = "Seconds to wait until it is back; and as many for test_command.", defaultValue = "600")
            long rebootTimeout,

            @Param(value = "Seconds to wait for one try to connect.", defaultValue = "10")
            long connectTimeout,

            @Param(value = "A command that succeeds when the machine is ready.", defaultValue = "whoami")
            String testCommand,

            @Param(value = "What users of the machine are told.", defaultValue = "Reboot initiated by Ansible")
            String msg,

            @Param(
                    value = "Where to look for the command that reboots.",
                    defaultValue = "/sbin,/bin,/usr/sbin,/usr/bin,/usr/local/sbin")
            List<String> searchPaths,

            @Param(
                    value = "A command that prints something else after each boot.",
                    defaultValue = "cat /proc/sys/kernel/random/boot_id")
            String bootTimeCommand,

            @Param("The command that reboots; then delays before it and msg do not count.")
            Optional<String> rebootCommand,

            Controller controller) {

        String command() {
            String minutes = Long.toString(preRebootDelay / 60);
            return rebootCommand.orElse(
                    "shutdown -r " + (minutes.equals("0") ? "now" : "+" + minutes) + " " + Quote.quote(msg));
        }

        /**
         * It answers before the machine goes down, so that this is not taken for a lost connection. A trap does what
         * nohup would, which not every machine has.
         */
        Command detached() {
            String program = Quote.quote(command().split(" ")[0]);
            return Command.script("PATH=" + Quote.quote(String.join(":", searchPaths)) + ":$PATH\ncommand -v " + program
                    + " >/dev/null || { echo " + Quote.quote("there is no " + program + " to reboot with")
                    + " >&2; exit 127; }\nsh -c " + Quote.quote("trap '' HUP; sleep 1; " + command())
                    + " </dev/null >/dev/null 2>&1 &\n");
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Controller controller = params.controller;
        if ("local".equals(controller.evaluate("ansible_connection | default('')"))) {
            return Outcome.failed("Running reboot with local connection would reboot the control node.");
        }
        Instant start = controller.now();
        String before = boot(params, host);
        RunResult result = host.run(params.detached(), Effect.of("reboot"));
        if (result instanceof RunResult.Ran(Reply reply)) {
            if (!reply.succeeded()) {
                throw HostFailure.ofCommand("Reboot command", reply);
            }
            controller.sleep(Duration.ofSeconds(params.postRebootDelay));
            waitUntil(params, () -> !boot(params, host).equals(before), "Timed out waiting for last boot time check");
            waitUntil(
                    params,
                    () -> host.query(Command.script(params.testCommand)).succeeded(),
                    "Timed out waiting for post-reboot test command");
        }
        long elapsed = Duration.between(start, controller.now()).toSeconds();
        return Outcome.ok().with("rebooted", true).with("elapsed", elapsed);
    }

    private static String boot(Params params, Host host) {
        Reply reply = host.query(Command.script(params.bootTimeCommand));
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("asking when the machine was booted", reply);
        }
        return reply.out().strip();
    }

    private static void waitUntil(Params params, BooleanSupplier ready, String otherwise) {
        Controller controller = params.controller;
        Instant end = controller.now().plusSeconds(params.rebootTimeout + params.preRebootDelay);
        String why = "it is still as it was";
        while (controller.now().isBefore(end)) {
            controller.sleep(Duration.ofSeconds(1));
            Optional<String> trouble = controller.reach(Duration.ofSeconds(params.connectTimeout));
            try {
                if (trouble.isEmpty() && ready.getAsBoolean()) {
                    return;
                }
                why = trouble.orElse(why);
            } catch (ConnectionFailure e) {
                why = String.valueOf(e.getMessage());
            }
        }
        throw new HostFailure(otherwise + " (timeout=" + params.rebootTimeout + "): " + why);
    }
}
