package dev.sentryprovision.sentry.stack;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.sentry.stack.Need.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/** Brings the services of a checkout up, with what they read at their start as it is now. */
@ModuleSpec(
        name = "sentry_services",
        summary = "Makes all services of self-hosted Sentry run and be healthy, and read their files as they are now.",
        returns = {
            "services: for each service its state and health afterwards",
            "needs: for each service that lacked something what it was"
        },
        examples = """
                - sentry_services:
                    project_dir: /opt/sentry/self-hosted
                    timeout: 900
                """)
public final class SentryServicesModule implements Module<SentryServicesModule.Params> {

    public record Params(
            @Param(value = "The checkout of the self-hosted repository.", required = true, aliases = "chdir")
            RemotePath projectDir,

            @Param(
                    value =
                            "How many seconds the services may take to become healthy. A consumer that fails is known as"
                                    + " unhealthy after ten minutes only.",
                    defaultValue = "900")
            long timeout,

            @Param(
                    value = "Remove containers of services that the profile does not have any more.",
                    defaultValue = "yes")
            boolean removeDropped) {}

    @Override
    public Outcome run(Params params, Host host) {
        Survey survey = Survey.of(host.look(Survey.look(params.projectDir)));
        Map<String, Need> needs = Need.of(survey);
        if (!params.removeDropped) {
            needs.values().removeIf(need -> need.kind() == Kind.REMOVE);
        }
        if (needs.isEmpty()) {
            return outcome(survey, needs);
        }
        Effect effect = effect(needs, params.projectDir);
        return switch (host.run(new UpScript(needs, params.timeout).command(params.projectDir), effect)) {
            case RunResult.NotRun _ -> outcome(survey, needs);
            case RunResult.Ran(Reply reply) -> judge(reply, params, needs, host);
        };
    }

    private static Effect effect(Map<String, Need> needs, RemotePath project) {
        Effect effect = Effect.of("bring " + needs.size() + (needs.size() == 1 ? " service" : " services") + " up")
                .touching(Subject.path(project))
                .touching(Subject.anyOf("command"));
        for (Need need : needs.values()) {
            String after = switch (need.kind()) {
                case UP -> "running";
                case RESTART -> "restarted";
                case RECREATE -> "made anew";
                case REMOVE -> "removed";
            };
            effect = effect.changing(need.service(), need.before(), after + " (it " + need.why() + ")");
        }
        return effect;
    }

    private static Outcome judge(Reply reply, Params params, Map<String, Need> needs, Host host) {
        Survey now = Survey.of(host.look(Survey.look(params.projectDir)));
        if (reply.succeeded()) {
            return outcome(now, needs);
        }
        return Diagnosis.of(reply, now, params, host).asOutcome(values(now, needs));
    }

    private static Outcome outcome(Survey survey, Map<String, Need> needs) {
        return Outcome.ok(values(survey, needs));
    }

    private static Map<String, Object> values(Survey survey, Map<String, Need> needs) {
        Map<String, Object> services = new LinkedHashMap<>();
        for (Container container : survey.containers()) {
            services.put(container.service(), Map.of("state", container.state(), "health", container.health()));
        }
        Map<String, Object> reasons = new LinkedHashMap<>();
        needs.values().forEach(need -> reasons.put(need.service(), need.why()));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("services", services);
        values.put("needs", reasons);
        return values;
    }
}
