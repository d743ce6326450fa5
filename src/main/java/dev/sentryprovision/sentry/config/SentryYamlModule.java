package dev.sentryprovision.sentry.config;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.sentry.Concealment;
import java.util.Map;
import java.util.Optional;

/** Merges values into the YAML of a service of Sentry. */
@ModuleSpec(
        name = "sentry_yaml",
        collection = "sentryprovision.sentry",
        summary = "Merges values at any depth into the YAML of a service, and leaves all other lines and comments.",
        returns = "path: the file",
        examples = """
                - sentry_yaml:
                    path: /opt/sentry/self-hosted/relay/config.yml
                    source: /opt/sentry/self-hosted/relay/config.example.yml
                    values: {health: {max_memory_percent: 1.0}}
                """)
public final class SentryYamlModule implements Module<SentryYamlModule.Params> {

    public record Params(
            ServiceFile file,

            @Param("What it should say; a dictionary is merged, anything else replaced.")
            Map<String, Object> values,

            @Param(value = "The same for secrets: no diff is shown when one changes.", secret = true)
            Map<String, Object> secrets,

            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        params.file.edit(host, Optional.empty(), !params.secrets.isEmpty(), before -> merged(params, before));
        return Outcome.ok().with("path", params.file.path().text());
    }

    /** Read again afterwards: lines that mean something else than they look like must not become another file. */
    private static String merged(Params params, String before) {
        String name = params.file.path().text();
        ConfigYaml yaml = new ConfigYaml(name, before);
        Concealment concealment = new Concealment(params.controller);
        concealment.all(params.secrets);
        concealment.named(params.values);
        concealment.named(yaml.values());
        Object wanted = Merged.of(Merged.of(yaml.values(), params.values), params.secrets);
        yaml.merge(params.values);
        yaml.merge(params.secrets);
        if (!yaml.values().equals(wanted)) {
            throw new HostFailure(
                    "the values cannot be merged into " + name + " without changing others; edit it by hand");
        }
        return yaml.text();
    }
}
