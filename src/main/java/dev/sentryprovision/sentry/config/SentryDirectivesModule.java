package dev.sentryprovision.sentry.config;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.sentry.Concealment;
import dev.sentryprovision.value.None;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sets directives of nginx.conf and redis.conf. */
@ModuleSpec(
        name = "sentry_directives",
        collection = "sentryprovision.sentry",
        summary = "Sets directives in the configuration of nginx or Redis, and leaves all other lines.",
        returns = "path: the file",
        examples = """
                - sentry_directives:
                    path: /opt/sentry/self-hosted/local/nginx.conf
                    source: /opt/sentry/self-hosted/nginx.conf
                    anew: true
                    style: nginx
                    values: {client_max_body_size: 200m, set_real_ip_from: [100.64.0.0/10]}
                """)
public final class SentryDirectivesModule implements Module<SentryDirectivesModule.Params> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*");

    public record Params(
            ServiceFile file,

            @Param(value = "Whose configuration it is.", required = true)
            Directives.Style style,

            @Param("Values by directive. One value replaces what is there; of a list, what is lacking is added.")
            Map<String, Object> values,

            @Param("A command that tries the new file, in which %s stands for it, before it is put in place.")
            Optional<String> validate,

            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        Concealment concealment = new Concealment(params.controller);
        concealment.named(params.values);
        List<String> mistakes = new ArrayList<>();
        params.values.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                mistakes.add("'" + name + "' is not a name for a directive");
            } else if (!isWritable(value)) {
                mistakes.add(name + " must be one line, or a list of such, without ; { }");
            }
        });
        if (!mistakes.isEmpty()) {
            return Outcome.failed(String.join("; ", mistakes)).with("mistakes", mistakes);
        }
        params.file.edit(host, params.validate, false, before -> {
            Directives directives = new Directives(params.style, before);
            directives.all().forEach(concealment::named);
            params.values.forEach(directives::set);
            return directives.text();
        });
        return Outcome.ok().with("path", params.file.path().text());
    }

    private static boolean isWritable(Object value) {
        return switch (value) {
            case None _ -> false;
            case Map<?, ?> _ -> false;
            case List<?> list -> list.stream().allMatch(item -> !(item instanceof List) && isWritable(item));
            default -> value.toString().matches("[^\\n\\r;{}]*[^\\s;{}]");
        };
    }
}
