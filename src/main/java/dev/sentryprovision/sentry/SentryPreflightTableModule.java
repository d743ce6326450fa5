package dev.sentryprovision.sentry;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.sentry.CheckResult.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows what sentry_preflight found on many hosts as one table. */
@ModuleSpec(
        name = "sentry_preflight_table",
        collection = "sentryprovision.sentry",
        summary = "Shows the preflight checks of a fleet as a table, and what to do about what did not pass.",
        needsHost = false,
        returns = {
            "table_lines: the table, shown as it is",
            "unfit: hosts on which a check failed or that were not looked at"
        },
        examples = """
                - sentry_preflight_table:
                    hosts: "{{ dict(groups['sentry'] | zip(groups['sentry'] | map('extract', hostvars, 'preflight_checks'))) }}"
                  delegate_to: localhost
                  run_once: true
                """)
public final class SentryPreflightTableModule implements Module<SentryPreflightTableModule.Params> {

    public record Params(
            @Param(
                    value =
                            "By name of the host its checks, as sentry_preflight gives them; an empty list for one that was"
                                    + " not looked at.",
                    required = true)
            Map<String, Object> hosts,

            @Param(value = "Fail when a host is not fit.", defaultValue = "no")
            boolean strict) {}

    @Override
    public Outcome run(Params params, Host host) {
        Map<String, List<CheckResult>> results = new LinkedHashMap<>();
        params.hosts.forEach((name, checks) -> results.put(name, checks(name, checks)));
        List<String> unfit = results.entrySet().stream()
                .filter(entry -> !isFit(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        Outcome outcome = params.strict && !unfit.isEmpty()
                ? Outcome.failed("not fit: " + String.join(", ", unfit) + " (" + unfit.size() + " of " + results.size()
                        + " hosts)")
                : Outcome.ok();
        return outcome.with("table_lines", new FleetTable(results).lines()).with("unfit", unfit);
    }

    private static boolean isFit(List<CheckResult> checks) {
        return !checks.isEmpty() && checks.stream().noneMatch(check -> check.verdict() == Verdict.FAIL);
    }

    private static List<CheckResult> checks(String host, Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            return list.stream().map(item -> CheckResult.of((Map<?, ?>) item)).toList();
        }
        throw new ProblemException(Problem.error("the checks of " + host + " are not a list of checks")
                .withHint("give what sentry_preflight returned as 'checks'"));
    }
}
