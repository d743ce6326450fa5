package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import dev.sentryprovision.value.None;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Entries of the databases that nsswitch.conf names. */
@ModuleSpec(
        name = "getent",
        summary = "Looks up users, groups, hosts and what else the system's databases hold.",
        facts = "getent_{database}",
        variables = "getent_{database}",
        returns = "ansible_facts: getent_DATABASE, a dictionary of entries; each is the list of its fields")
public final class GetentModule implements Module<GetentModule.Params> {

    private static final Set<String> COLONS = Set.of("passwd", "shadow", "group", "gshadow");

    public record Params(
            @Param(value = "passwd, group, shadow, hosts, services …", required = true)
            String database,

            @Param("The entry; without one, all of them.") Optional<String> key,
            @Param("Where to look: files, dns, ldap …") Optional<String> service,

            @Param("What stands between fields; a colon where that is usual, else blanks.")
            Optional<String> split,

            @Param(value = "Fail when there is no such entry.", defaultValue = "yes")
            boolean failKey) {}

    @Override
    public Outcome run(Params params, Host host) {
        Reply reply = host.look(Look.Query.of(Command.script(script(params)))
                .dependingOn(subjects(params.database).toArray(Subject[]::new))
                .mayAppearWith(Subject.anyOf("package")));
        String name = "getent_" + params.database;
        return switch (reply.status()) {
            case 0 -> facts(name, entries(params, reply.out()));
            case 2 -> {
                String message = "One or more supplied key could not be found in the database.";
                yield params.failKey || params.key.isEmpty()
                        ? Outcome.failed(message)
                        : facts(name, Map.of(params.key.get(), None.NONE)).with("msg", message);
            }
            case 3 -> Outcome.failed("Enumeration not supported on this database.");
            case 1 -> Outcome.failed("Missing arguments, or database unknown.");
            default -> Outcome.failed("Unexpected failure! " + reply.err().strip());
        };
    }

    private static Outcome facts(String name, Map<String, Object> entries) {
        Map<String, Object> facts = Map.of(name, entries);
        return Outcome.ok().with("ansible_facts", facts).withFacts(facts).withVariables(facts);
    }

    private static Stream<Subject> subjects(String database) {
        return switch (database) {
            case "passwd", "shadow" -> Stream.of(Subject.anyOf("user"));
            case "group", "gshadow" -> Stream.of(Subject.anyOf("group"), Subject.anyOf("user"));
            case "hosts" -> Stream.of(Subject.path(new RemotePath("/etc/hosts")));
            default -> Stream.of();
        };
    }

    /** Where there is no getent, the file in /etc is the database. */
    private static String script(Params params) {
        String database = Quote.quote(params.database);
        String service = params.service.map(name -> " -s " + Quote.quote(name)).orElse("");
        String key = params.key.map(Quote::quote).orElse("");
        return "D=" + database + " K=" + (key.isEmpty() ? "''" : key) + "; export K\n"
                + "if command -v getent >/dev/null; then getent" + service + " \"$D\" " + key + "; exit; fi\n"
                + """
                case $D in passwd|group|shadow|gshadow) F=:;; hosts|services|protocols|networks|ethers|rpc) F=' ';; *) exit 1;; esac
                [ -r "/etc/$D" ] || exit 2
                if [ -z "$K" ]; then grep -v '^[[:space:]]*\\(#\\|$\\)' "/etc/$D"; exit 0; fi
                awk -F "$F" -v d="$D" '
                  /^[ \\t]*(#|$)/ { next }
                  { hit = $1 == ENVIRON["K"] || (d == "passwd" || d == "group") && $3 == ENVIRON["K"] }
                  FS == " " { for (i = 2; i <= NF; i++) if ($i == ENVIRON["K"]) hit = 1 }
                  hit { print; n++ }
                  END { exit n ? 0 : 2 }' "/etc/$D"
                """;
    }

    /** An entry that comes more than once is a list of its lists of fields. */
    private static Map<String, Object> entries(Params params, String text) {
        Optional<String> separator =
                params.split.or(() -> COLONS.contains(params.database) ? Optional.of(":") : Optional.empty());
        Map<String, List<List<String>>> found = new LinkedHashMap<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            List<String> fields = separator
                    .map(mark -> List.of(line.split(Pattern.quote(mark), -1)))
                    .orElseGet(() -> List.of(line.strip().split("\\s+")));
            List<String> rest = fields.subList(1, fields.size());
            found.merge(
                    fields.getFirst(),
                    List.of(rest),
                    (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        });
        Map<String, Object> entries = new LinkedHashMap<>();
        found.forEach((key, all) -> entries.put(key, all.size() == 1 ? all.getFirst() : all));
        return entries;
    }
}
