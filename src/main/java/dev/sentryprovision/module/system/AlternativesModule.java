package dev.sentryprovision.module.system;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of several programs a common name stands for. */
@ModuleSpec(
        name = "alternatives",
        collection = "community.general",
        summary = "Chooses which of several programs a name such as editor or java stands for.")
public final class AlternativesModule implements Module<AlternativesModule.Params> {

    private static final String FIND = "A=$(command -v update-alternatives || command -v alternatives)"
            + " || { echo 'there is neither update-alternatives nor alternatives' >&2; exit 127; }\n";

    /** A line of what Red Hat's alternatives print. */
    private static final Pattern FAMILY = Pattern.compile("(/\\S+) - family (\\S+) priority .*");

    /** What the alternative should be. */
    public enum State {
        PRESENT,
        SELECTED,
        ABSENT,
        AUTO
    }

    /** A name that goes with another. */
    public record Subcommand(
            @Param(value = "The name.", required = true) String name,
            @Param(value = "The program.", required = true) String path,

            @Param(value = "Where it is linked.", required = true)
            String link) {}

    @Rule(
            when = "state",
            is = {"present", "absent"},
            needs = "path")
    @Rule(
            when = "state",
            is = "selected",
            oneOf = {"path", "family"})
    public record Params(
            @Param(value = "The common name.", required = true)
            String name,

            @Param("The program.") Optional<String> path,

            @Param(
                    "The family of programs that it belongs to, or is chosen from; the alternatives of Red Hat know them.")
            Optional<String> family,

            @Param("Where it is linked, for a name that is new.")
            Optional<String> link,

            @Param("Of those chosen automatically, the highest wins; 50 for a new one.")
            Optional<Long> priority,

            @Param(value = "Offered, chosen, gone, or chosen automatically.", defaultValue = "selected")
            State state,

            @Param(value = "Names that go with it.", aliases = "slaves")
            List<Subcommand> subcommands) {}

    @Override
    public Outcome run(Params params, Host host) {
        Look.Query look = Look.Query.of(Command.script(FIND + "LC_ALL=C \"$A\" --query " + Quote.quote(params.name)
                        + " 2>/dev/null || LC_ALL=C \"$A\" --display " + Quote.quote(params.name)
                        + " 2>/dev/null || :"))
                .dependingOn(Subject.named("alternative", params.name))
                .mayAppearWith(Subject.anyOf("package"));
        Reply reply = host.look(look);
        if (!reply.succeeded()) {
            throw new HostFailure(reply.err().strip());
        }
        if (params.family.isPresent() && reply.out().startsWith("Name: ")) {
            throw new HostFailure(
                    "the alternatives of this host know no families, only those of the Red Hat family do; leave out family");
        }
        Current current = Current.of(reply.out(), params.path.orElse(""));
        List<String> steps = steps(params, current);
        if (!steps.isEmpty()) {
            host.mustRun(
                    Command.script(FIND + String.join(" && ", steps)),
                    Effect.of("change alternative " + params.name)
                            .changing("path", current.value, params.state == State.AUTO ? "auto" : chosen(params))
                            .touching(Subject.named("alternative", params.name)));
        }
        return Outcome.ok();
    }

    private static String chosen(Params params) {
        return params.path.or(() -> params.family).orElse("");
    }

    /** What is chosen now, and what there is of the program that is meant. */
    private record Current(
            String value,
            boolean manual,
            boolean offered,
            Optional<Long> priority,
            Optional<String> link,
            Optional<String> family) {

        static Current of(String text, String path) {
            String value = "";
            String link = "";
            boolean manual = text.contains("Status: manual") || text.contains("status is manual");
            boolean offered = false;
            boolean mine = false;
            Optional<Long> priority = Optional.empty();
            Map<String, String> families = new HashMap<>();
            for (String line : text.lines().toList()) {
                String rest = line.substring(line.indexOf(' ') + 1).strip();
                if (line.startsWith("Value: ")) {
                    value = rest;
                } else if (line.startsWith("Link: ")) {
                    link = rest;
                } else if (line.contains("link currently points to ")) {
                    value = line.substring(line.lastIndexOf(' ') + 1);
                } else if (line.startsWith("Alternative: ")) {
                    mine = rest.equals(path);
                    offered |= mine;
                } else if (mine && line.startsWith("Priority: ")) {
                    priority = Optional.of(Long.parseLong(rest));
                } else if (line.startsWith(path + " - ") && line.contains("priority ")) {
                    offered = true;
                    priority = Optional.of(Long.parseLong(line.replaceAll(".*priority (-?\\d+).*", "$1")));
                }
                Matcher family = FAMILY.matcher(line);
                if (family.matches()) {
                    families.put(family.group(1), family.group(2));
                }
            }
            Optional<String> place = link.isEmpty() ? Optional.empty() : Optional.of(link);
            return new Current(value, manual, offered, priority, place, Optional.ofNullable(families.get(value)));
        }
    }

    private static List<String> steps(Params params, Current current) {
        String name = Quote.quote(params.name);
        String path = Quote.quote(params.path.orElse(""));
        List<String> steps = new ArrayList<>();
        boolean installs = params.path.isPresent();
        boolean otherPriority = params.priority.isPresent() && !params.priority.equals(current.priority);
        switch (params.state) {
            case AUTO -> {
                if (current.manual) {
                    steps.add("\"$A\" --auto " + name);
                }
            }
            case ABSENT -> {
                if (current.offered) {
                    steps.add("\"$A\" --remove " + name + " " + path);
                }
            }
            case PRESENT, SELECTED -> {
                if (installs && (!current.offered || otherPriority)) {
                    steps.add(installation(params, current));
                }
                boolean chosen = current.value.equals(params.path.orElse(""))
                        || params.family.isPresent() && params.family.equals(current.family);
                if (params.state == State.SELECTED && !chosen) {
                    steps.add("\"$A\" --set " + name + " " + Quote.quote(chosen(params)));
                }
            }
        }
        return steps;
    }

    private static String installation(Params params, Current current) {
        String link = params.link
                .or(() -> current.link)
                .orElseThrow(() -> new HostFailure("Needed to install the alternative " + params.name
                        + ", but unable to do so as we are missing the link"));
        long priority = params.priority.or(() -> current.priority).orElse(50L);
        List<String> words = new ArrayList<>(
                List.of("--install", link, params.name, params.path.orElse(""), Long.toString(priority)));
        params.family.ifPresent(family -> words.addAll(List.of("--family", family)));
        params.subcommands.forEach(each -> words.addAll(List.of("--slave", each.link(), each.name(), each.path())));
        return "\"$A\" " + Quote.quote(words);
    }
}
