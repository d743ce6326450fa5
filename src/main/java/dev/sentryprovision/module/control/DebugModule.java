package dev.sentryprovision.module.control;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.template.Category;
import dev.sentryprovision.template.TemplateException;
import java.util.Optional;

/** Shows a message or a value. */
@ModuleSpec(
        name = "debug",
        summary = "Shows a message, or the value of an expression.",
        needsHost = false,
        returns = "msg: the message; with var, the value under the expression's own text",
        examples = """
                - debug:
                    var: ansible_facts.distribution
                """)
public final class DebugModule implements Module<DebugModule.Params> {

    private static final String UNDEFINED = "VARIABLE IS NOT DEFINED!";

    @Rule(exclusive = {"msg", "var"})
    public record Params(
            @Param("What to show; any value. Without msg and var: Hello world!")
            Optional<Object> msg,

            @Param("An expression, without braces, whose value is shown.")
            Optional<String> var,

            @Param(value = "Show it only with at least so many -v.", defaultValue = "0")
            long verbosity,

            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        if (params.controller.verbosity() < params.verbosity) {
            return Outcome.skipped("Verbosity threshold not met.")
                    .with("skipped_reason", "Verbosity threshold not met.");
        }
        return params.var
                .map(expression -> Outcome.ok().with(expression, value(expression, params.controller)))
                .orElseGet(() -> Outcome.ok().with("msg", params.msg.orElse("Hello world!")));
    }

    /** What is undefined is worth knowing too; anything else that is wrong with an expression is an error. */
    private static Object value(String expression, Controller controller) {
        try {
            return controller.evaluate(expression);
        } catch (TemplateException e) {
            if (e.category() == Category.UNDEFINED) {
                return UNDEFINED;
            }
            throw e;
        }
    }
}
