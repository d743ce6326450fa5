package dev.sentryprovision.sentry.stack;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A user of Sentry. Its services run; the password travels on standard input only. */
@ModuleSpec(
        name = "sentry_user",
        summary = "Makes a superuser of self-hosted Sentry.",
        returns = "email: the user",
        examples = """
                - sentry_user:
                    project_dir: /opt/sentry/self-hosted
                    email: ops@example.com
                    password: "{{ vault_sentry_password }}"
                """)
public final class SentryUserModule implements Module<SentryUserModule.Params> {

    /** What a shell, SQL and Sentry take alike. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+");

    public record Params(
            @Param(value = "The checkout of the self-hosted repository.", required = true, aliases = "chdir")
            RemotePath projectDir,

            @Param(value = "The user's address of mail, which is its name too.", required = true, aliases = "name")
            String email,

            @Param("Its password. Without one the user sets it by the mail that a forgotten password gets.")
            Optional<Secret> password,

            @Param(value = "Set the password of a user who is there already.", defaultValue = "no")
            boolean updatePassword,

            @Param("A PostgreSQL that is not of the stack: host, port, name and user.")
            Map<String, Object> database,

            @Param("The password of that user.") Optional<Secret> databasePassword) {}

    @Override
    public Outcome run(Params params, Host host) {
        if (!ADDRESS.matcher(params.email).matches()) {
            return Outcome.failed("email is not an address of mail: " + params.email);
        }
        boolean there = exists(params, host);
        if (!there) {
            host.mustRun(
                    compose(
                            params,
                            "exec -T web sentry createuser --no-input --no-password --superuser --email "
                                    + Quote.quote(params.email)),
                    effect(params, "make the superuser " + params.email).changing("user", "absent", "present"));
        }
        if (params.password.isPresent() && (!there || params.updatePassword)) {
            host.mustRun(
                    compose(params, "exec -T web sentry django shell").withStdin(script(params)),
                    effect(params, "set the password of " + params.email));
        }
        return Outcome.ok().with("email", params.email);
    }

    private static boolean exists(Params params, Host host) {
        String statement = "SELECT count(*) FROM auth_user WHERE username = '" + params.email + "'";
        Reply reply = host.look(Look.Query.of(ask(params, statement))
                .dependingOn(Subject.path(params.projectDir), Subject.anyOf("package"), Subject.anyOf("command")));
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("asking Sentry's database for the user", reply);
        }
        return reply.out().strip().equals("1");
    }

    /** The stack's psql goes to another server just as well; it reads the password where nobody sees it. */
    private static Command ask(Params params, String statement) {
        List<String> words = new ArrayList<>(List.of("exec", "-T", "postgres"));
        if (params.database.isEmpty()) {
            words.addAll(List.of("psql", "-U", "postgres", "-Atc", statement));
            return compose(params, Quote.quote(words));
        }
        words.addAll(List.of("sh", "-c", "IFS= read -r PGPASSWORD; export PGPASSWORD; exec psql \"$@\"", "psql"));
        words.addAll(List.of("-h", database(params, "host", ""), "-p", database(params, "port", "5432")));
        words.addAll(List.of("-d", database(params, "name", "postgres"), "-U", database(params, "user", "postgres")));
        words.addAll(List.of("-Atc", statement));
        String password = params.databasePassword.map(Secret::reveal).orElse("");
        return compose(params, Quote.quote(words)).withStdin(password + "\n");
    }

    private static String database(Params params, String key, String otherwise) {
        return params.database.getOrDefault(key, otherwise).toString();
    }

    private static Effect effect(Params params, String summary) {
        return Effect.of(summary).touching(Subject.named("sentry user", params.email));
    }

    private static Command compose(Params params, String arguments) {
        return Command.script(Compose.PREAMBLE + "compose " + arguments).in(params.projectDir.toString());
    }

    /** createuser takes a password on its command line only, where every user of the host sees it. */
    private static String script(Params params) {
        String email = encoded(params.email);
        String password = encoded(params.password.map(Secret::reveal).orElseThrow());
        return """
                import base64
                from django.contrib.auth import get_user_model
                user = get_user_model().objects.get(username=base64.b64decode("%s").decode())
                user.set_password(base64.b64decode("%s").decode())
                user.is_password_expired = False
                user.save()
                """.formatted(email, password);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
