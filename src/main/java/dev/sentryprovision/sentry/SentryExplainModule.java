package dev.sentryprovision.sentry;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explains why install.sh failed, from what it printed. */
@ModuleSpec(
        name = "sentry_explain",
        collection = "sentryprovision.sentry",
        summary = "Explains a failure of install.sh from its output.",
        needsHost = false,
        returns = {
            "known: whether the failure is a known one",
            "id, means, cure: what it is, what happened and what to do; empty where it is not known",
            "step: heading of the last step in the output",
            "complete: whether the output has the line that ends a good install"
        },
        examples = """
                - sentry_explain:
                    log: "{{ install.stdout }}"
                  register: why
                """)
public final class SentryExplainModule implements Module<SentryExplainModule.Params> {

    public record Params(
            @Param(value = "Output of install.sh, or its end.", required = true)
            String log) {}

    @Override
    public Outcome run(Params params, Host host) {
        Optional<InstallerFailure> failure = InstallerFailure.explain(params.log);
        List<String> lines = params.log.lines().toList();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("known", failure.isPresent());
        values.put("id", failure.map(InstallerFailure::id).orElse(""));
        values.put("means", failure.map(InstallerFailure::means).orElse(""));
        values.put("cure", failure.map(InstallerFailure::cure).orElse(""));
        values.put(
                "step",
                lines.reversed().stream()
                        .flatMap(line -> InstallerStep.heading(line).stream())
                        .findFirst()
                        .orElse(""));
        values.put("complete", lines.stream().anyMatch(line -> line.startsWith(InstallerStep.END)));
        return Outcome.ok(values);
    }
}
