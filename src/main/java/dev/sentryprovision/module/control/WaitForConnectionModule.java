package dev.sentryprovision.module.control;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits until a host can be entered. */
@ModuleSpec(
        name = "wait_for_connection",
        summary = "Waits until the host can be entered and its shell answers.",
        needsHost = false,
        returns = "elapsed: seconds it took",
        examples = """
                - hosts: new
                  gather_facts: false
                  tasks:
                    - wait_for_connection:
                        delay: 10
                        timeout: 300
                """)
public final class WaitForConnectionModule implements Module<WaitForConnectionModule.Params> {

    public record Params(
            @Param(value = "Seconds to wait for one try.", defaultValue = "5")
            long connectTimeout,

            @Param(value = "Seconds to wait before the first try.", defaultValue = "0")
            long delay,

            @Param(value = "Seconds between tries.", defaultValue = "1")
            long sleep,

            @Param(value = "Seconds to wait in all.", defaultValue = "600")
            long timeout,

            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        Controller controller = params.controller;
        Instant start = controller.now();
        controller.sleep(Duration.ofSeconds(params.delay));
        while (true) {
            Optional<String> trouble = controller.reach(Duration.ofSeconds(params.connectTimeout));
            long elapsed = Duration.between(start, controller.now()).toSeconds();
            if (trouble.isEmpty()) {
                return Outcome.ok().with("elapsed", elapsed);
            }
            if (elapsed >= params.timeout) {
                return Outcome.failed("timed out waiting for the connection: " + trouble.get())
                        .with("elapsed", elapsed);
            }
            controller.sleep(Duration.ofSeconds(Math.max(1, params.sleep)));
        }
    }
}
