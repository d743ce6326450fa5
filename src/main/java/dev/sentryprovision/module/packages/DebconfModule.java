package dev.sentryprovision.module.packages;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Answers to what Debian's packages ask when they are installed. */
@ModuleSpec(
        name = "debconf",
        summary = "Answers beforehand what a package of Debian asks when it is installed.",
        returns = "current, previous: answers afterwards and before, by question")
public final class DebconfModule implements Module<DebconfModule.Params> {

    /** Types of answers. */
    public enum Type {
        BOOLEAN,
        ERROR,
        MULTISELECT,
        NOTE,
        PASSWORD,
        SEEN,
        SELECT,
        STRING,
        TEXT,
        TITLE
    }

    @Rule(together = {"question", "vtype", "value"})
    public record Params(
            @Param(value = "The package.", required = true, aliases = "pkg")
            String name,

            @Param(
                    value = "The question.",
                    aliases = {"selection", "setting"})
            Optional<String> question,

            @Param("The type of its answer.") Optional<Type> vtype,

            @Param(value = "The answer.", aliases = "answer")
            Optional<Object> value,

            @Param(value = "Ask the question all the same.", defaultValue = "no")
            boolean unseen) {

        String answer() {
            Object given = value.orElse("");
            return given instanceof Boolean || vtype.equals(Optional.of(Type.BOOLEAN))
                    ? given.toString().toLowerCase(Locale.ROOT)
                    : given.toString();
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Subject subject = Subject.named("debconf", params.name);
        Map<String, Object> before =
                answers(host.look(Look.Query.of(Command.script(look(params))).dependingOn(subject)));
        Outcome outcome = Outcome.ok().with("msg", "").with("current", before);
        if (params.question.isEmpty()) {
            return outcome;
        }
        String question = params.question.get();
        boolean secret = params.vtype.equals(Optional.of(Type.PASSWORD));
        String now = before.getOrDefault(question, "").toString();
        if (before.containsKey(question) && now.equals(params.answer())) {
            return outcome;
        }
        String type = params.vtype.orElseThrow().name().toLowerCase(Locale.ROOT);
        String line = params.name + " " + question + " " + type + " " + params.answer() + "\n";
        Effect effect = Effect.of("answer " + question)
                .changing("value", secret ? "" : now, secret ? "set" : params.answer())
                .touching(subject);
        String unseen = params.unseen ? " -u" : "";
        host.mustRun(Command.script("debconf-set-selections" + unseen).withStdin(line), effect);
        Map<String, Object> after = new LinkedHashMap<>(before);
        after.put(question, params.answer());
        return outcome.with("current", after).with("previous", before);
    }

    /** Passwords are not shown, but told one by one. */
    private static String look(Params params) {
        String show = "command -v debconf-show >/dev/null || { echo 'there is no debconf here' >&2; exit 127; }\n"
                + "debconf-show " + Quote.quote(params.name);
        return params.question
                .filter(_ -> params.vtype.equals(Optional.of(Type.PASSWORD)))
                .map(question ->
                        show + "\nprintf '* %s: ' " + Quote.quote(question) + "; echo " + Quote.quote("GET " + question)
                                + " | debconf-communicate " + Quote.quote(params.name) + " | sed -n 's/^0 //p'")
                .orElse(show);
    }

    private static Map<String, Object> answers(Reply reply) {
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("debconf-show", reply);
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        reply.out().lines().filter(line -> line.contains(":")).forEach(line -> {
            String text = line.strip().replaceFirst("^\\*\\s*", "");
            int colon = text.indexOf(':');
            answers.put(text.substring(0, colon), text.substring(colon + 1).strip());
        });
        return answers;
    }
}
