package dev.sentryprovision.sentry;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes the text of .env.custom, when all settings mean something to the release. */
@ModuleSpec(
        name = "sentry_env",
        collection = "sentryprovision.sentry",
        summary = "Checks settings of .env.custom against a release, and gives them as text.",
        returns = {
            "env: lines NAME=value, sorted, quoted so that a shell and compose read the same",
            "advice: what upstream advises against",
            "mistakes: what is wrong, when it fails"
        },
        examples = """
                - sentry_env:
                    release: 25.10.0
                    settings: {SENTRY_BIND: 127.0.0.1:9000}
                  register: settings
                """)
public final class SentryEnvModule implements Module<SentryEnvModule.Params> {

    /** Words that mean the same to a shell and to compose. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,-]*");

    public record Params(
            @Param(value = "The release, for example 25.10.0.", required = true)
            String release,

            @Param(value = "Values by name.", required = true)
            Map<String, Object> settings,

            @Param(value = "The same for secrets; they win.", secret = true)
            Map<String, Object> secrets,

            @Param("Names beside upstream's, for services of your own; their values are not checked.")
            List<String> alsoAllowed,

            @Param("The file that they go into: secrets that it holds already are shown nowhere.")
            Optional<RemotePath> path,

            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        conceal(params, host);
        Version release = Releases.require(params.release);
        List<String> mistakes = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Object> settings = new TreeMap<>(params.settings);
        settings.putAll(params.secrets);
        settings.forEach((name, given) -> {
            String value = text(given);
            mistake(release, name, value, params.alsoAllowed.contains(name)).ifPresent(mistakes::add);
            EnvironmentVariable.advice(release, name, value).ifPresent(advice::add);
            texts.put(name, value);
        });
        if (!mistakes.isEmpty()) {
            return Outcome.failed(String.join("; ", mistakes)).with("mistakes", mistakes);
        }
        return Outcome.ok().with("env", env(texts)).with("advice", advice);
    }

    private static void conceal(Params params, Host host) {
        Concealment concealment = new Concealment(params.controller);
        concealment.named(params.settings);
        concealment.all(params.secrets);
        params.path.map(path -> host.ask(Look.Read.small(path)).get()).ifPresent(reading -> {
            if (reading instanceof Reading.Whole file) {
                file.text().lines().forEach(line -> {
                    String[] setting = line.split("=", 2);
                    concealment.named(Map.of(setting[0], setting[setting.length - 1].replaceAll("^['\"]|['\"]$", "")));
                });
            }
        });
    }

    private static Optional<String> mistake(Version release, String name, String value, boolean ownName) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return Optional.of("'" + name + "' is not a name for a variable");
        }
        if (value.contains("'") || value.lines().count() > 1 || value.endsWith("\n")) {
            return Optional.of(
                    name + " holds a quote or a line end: no way to write it that a shell and compose both read");
        }
        return ownName ? Optional.empty() : EnvironmentVariable.mistake(release, name, value);
    }

    private static String env(Map<String, String> texts) {
        StringBuilder env = new StringBuilder();
        texts.forEach((name, value) -> env.append(name)
                .append('=')
                .append(PLAIN.matcher(value).matches() ? value : "'" + value + "'")
                .append('\n'));
        return env.toString();
    }

    private static String text(Object value) {
        return switch (value) {
            case Secret secret -> secret.reveal();
            case Boolean _, Number _, String _ -> value.toString();
            default -> throw new ProblemException(Problem.error("a setting is a text or a number, not " + value));
        };
    }
}
