package dev.sentryprovision.module.control;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.List;
import java.util.Optional;

/** Fails unless every condition holds. */
@ModuleSpec(
        name = "assert",
        summary = "Fails unless every one of the conditions holds.",
        needsHost = false,
        returns = {"assertion: the condition that does not hold", "evaluated_to: false, when one does not hold"},
        examples = """
                - assert:
                    that:
                      - ansible_facts.memtotal_mb >= 14000
                    fail_msg: self-hosted Sentry needs 14 GB of memory
                """)
public final class AssertModule implements Module<AssertModule.Params> {

    public record Params(
            @Param(value = "Conditions as in when: one, or a list.", required = true)
            Object that,

            @Param(value = "What to say when one does not hold.", aliases = "msg")
            Optional<Object> failMsg,

            @Param("What to say when all hold.") Optional<Object> successMsg,

            @Param(value = "Say less about conditions that hold.", defaultValue = "no")
            boolean quiet,

            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        List<?> conditions = params.that instanceof List<?> list ? list : List.of(params.that);
        for (Object condition : conditions) {
            if (!params.controller.test(condition)) {
                return Outcome.failed("")
                        .with("msg", params.failMsg.orElse("Assertion failed"))
                        .with("assertion", condition)
                        .with("evaluated_to", false);
            }
        }
        return params.quiet
                ? Outcome.ok()
                : Outcome.ok().with("msg", params.successMsg.orElse("All assertions passed"));
    }
}
