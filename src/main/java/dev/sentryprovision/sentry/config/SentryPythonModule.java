package dev.sentryprovision.sentry.config;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.sentry.Concealment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes lines of sentry.conf.py from values. */
@ModuleSpec(
        name = "sentry_python",
        collection = "sentryprovision.sentry",
        summary = "Writes settings as Python, for a block at the end of sentry.conf.py.",
        returns = "block: one line for each setting, sorted by name",
        examples = """
                - sentry_python:
                    settings:
                      SENTRY_BEACON: false
                      CSRF_TRUSTED_ORIGINS: [https://sentry.example.com]
                      SENTRY_WEB_OPTIONS["workers"]: 5
                    options: {mail.from: sentry@example.com}
                    path: /opt/sentry/self-hosted/sentry/sentry.conf.py
                  register: python
                """)
public final class SentryPythonModule implements Module<SentryPythonModule.Params> {

    /** A setting, or a part of one. */
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*(\\[\"[A-Za-z0-9_.:-]+\"])*");

    public record Params(
            @Param("Values by the name of the setting, or of a part of it: SENTRY_WEB_OPTIONS[\"workers\"].")
            Map<String, Object> settings,

            @Param("Options by name, for SENTRY_OPTIONS; they win over config.yml.")
            Map<String, Object> options,

            @Param("The file that they are for; secrets in it are shown nowhere from then on.")
            Optional<RemotePath> path,

            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        Concealment concealment = new Concealment(params.controller);
        concealment.named(params.settings);
        params.path.map(path -> host.ask(Look.Read.small(path)).get()).ifPresent(there -> {
            if (there instanceof Reading.Whole file) {
                PythonAssignments.in(file.text()).forEach(concealment::named);
            }
        });
        List<String> wrong = params.settings.keySet().stream()
                .filter(name -> !NAME.matcher(name).matches())
                .toList();
        if (!wrong.isEmpty()) {
            return Outcome.failed("not a setting of Python: " + String.join(", ", wrong)
                    + "; write a name in capitals, or a part of one as NAME[\"key\"]");
        }
        StringBuilder block = new StringBuilder();
        new TreeMap<>(params.options)
                .forEach((name, value) -> block.append("SENTRY_OPTIONS[")
                        .append(PythonText.of(name))
                        .append("] = ")
                        .append(PythonText.of(value))
                        .append('\n'));
        new TreeMap<>(params.settings)
                .forEach((name, value) -> block.append(name)
                        .append(" = ")
                        .append(PythonText.of(value))
                        .append('\n'));
        return Outcome.ok().with("block", block.toString());
    }
}
