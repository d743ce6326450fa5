package dev.sentryprovision.module.control;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.ArgumentSpec;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.UnloggedArguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks variables against an argument spec; roles that have a spec begin with it. */
@ModuleSpec(
        name = "validate_argument_spec",
        summary = "Fails when variables do not fit an argument specification.",
        needsHost = false,
        returns = {
            "argument_errors: what is wrong, one text each",
            "argument_spec_data: the specification",
            "validate_args_context: as it was given"
        },
        examples = """
                - validate_argument_spec:
                    argument_spec:
                      sentry_version:
                        type: str
                        required: true
                """)
public final class ValidateArgumentSpecModule implements Module<ValidateArgumentSpecModule.Params> {

    public record Params(
            @Param(
                    value = "Options by name, each with type, required, choices, default, elements, options, no_log.",
                    required = true)
            Map<String, Object> argumentSpec,

            @Param("Values to check in place of variables of the same name.")
            Map<String, Object> providedArguments,

            @Param("Where the specification is from; given back in the result.")
            Map<String, Object> validateArgsContext,

            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (String name : params.argumentSpec.keySet()) {
            Object provided = params.providedArguments.get(name);
            if (provided != null) {
                given.put(name, provided);
            } else if (params.controller.test(name + " is defined")) {
                given.put(name, params.controller.evaluate(name));
            }
        }
        UnloggedArguments.of(params.argumentSpec, given).forEach(params.controller::conceal);
        List<String> errors = new ArgumentSpec(params.argumentSpec).errors(given);
        Outcome outcome = errors.isEmpty()
                ? Outcome.ok().with("msg", "The arg spec validation passed")
                : Outcome.failed("Validation of arguments failed:\n" + String.join("\n", errors))
                        .with("argument_errors", errors)
                        .with("argument_spec_data", params.argumentSpec);
        return outcome.with("validate_args_context", params.validateArgsContext);
    }
}
