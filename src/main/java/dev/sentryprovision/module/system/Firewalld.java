package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What firewalld is asked and told, by its own programs: firewall-cmd, or firewall-offline-cmd while the daemon does not
 * run, which take the same words.
 *
 * @param timeout seconds after which what is added now goes away; 0 is never
 */
record Firewalld(Optional<String> zone, long timeout, Host host) {

    private static final Look.Query RUNNING = Look.Query.of(Command.script("command -v firewall-cmd >/dev/null ||"
                    + " { echo 'firewalld is not installed' >&2; exit 127; }\n"
                    + "firewall-cmd --state >/dev/null 2>&1 && echo running || echo stopped"))
            .dependingOn(Subject.named("unit", "firewalld.service"), Subject.named("unit", "firewalld"))
            .mayAppearWith(Subject.anyOf("package"));

    /** Where something holds. */
    enum Scope {
        /** Now. */
        RUNTIME("z=; set -- firewall-cmd"),
        /** After a restart or reload. */
        PERMANENT("if firewall-cmd --state >/dev/null 2>&1; then z=; set -- firewall-cmd --permanent;"
                + " else z=-from-zone; set -- firewall-offline-cmd; fi");

        private final String program;

        Scope(String program) {
            this.program = program;
        }

        String script(String words) {
            return program + "\n\"$@\" " + words;
        }

        String told() {
            return this == RUNTIME ? "Non-permanent operation" : "Permanent operation";
        }
    }

    /**
     * What should hold.
     *
     * @param subject what it is about
     * @param query   words that ask whether it is there; status 0 says yes, 1 no
     * @param words   those that make it so, for the shell
     * @param wanted  whether it should be there
     */
    record Goal(String subject, String query, String words, boolean wanted) {

        String state(boolean there) {
            return there ? "enabled" : "disabled";
        }
    }

    Goal goal(FirewalldSetting setting, boolean enabled) {
        if (setting.target().isPresent()) {
            String target = enabled ? setting.target().get().written() : FirewalldSetting.Target.DEFAULT.written();
            String query = Quote.quote(List.of(ofZone(), "--get-target")) + " | grep -qxF -e " + Quote.quote(target);
            return new Goal("target " + target, query, Quote.quote(List.of(ofZone(), "--set-target=" + target)), true);
        }
        return setting.named().map(named -> goal(named, enabled)).orElseGet(() -> ofZone(enabled));
    }

    private Goal goal(FirewalldSetting.Named named, boolean enabled) {
        boolean wanted = enabled == named.wanted();
        String verb = !wanted ? "remove" : named.option().equals("interface") ? "change" : "add";
        List<String> query =
                zone.isPresent() ? List.of(ofZone(), named.argument("query")) : List.of(named.argument("query"));
        // The offline program has an older meaning for --remove-service.
        String change = verb.equals("remove") && named.option().equals("service")
                ? "--remove-service$z=" + Quote.quote(named.value().orElseThrow())
                : Quote.quote(named.argument(verb));
        String words = zone.isPresent() ? Quote.quote(ofZone()) + " " + change : change;
        return new Goal(named.subject(), Quote.quote(query) + " >/dev/null", words, wanted);
    }

    private Goal ofZone(boolean wanted) {
        String name = zone.orElseThrow();
        String query = "--get-zones | tr ' ' '\\n' | grep -qxF -e " + Quote.quote(name);
        String change = wanted ? "--new-zone=" + name : "--delete-zone=" + name;
        return new Goal("zone " + name, query, Quote.quote(change), wanted);
    }

    private String ofZone() {
        return "--zone=" + zone.orElseThrow();
    }

    /** All that is asked, in one round trip. */
    record Questions(Asked<Reply> running, Map<Scope, Asked<Reply>> holds) {}

    Questions ask(Goal goal, List<Scope> scopes) {
        Asked<Reply> running = host.ask(RUNNING);
        Map<Scope, Asked<Reply>> holds = new EnumMap<>(Scope.class);
        scopes.forEach(scope -> holds.put(scope, host.ask(look(goal, scope))));
        return new Questions(running, holds);
    }

    static boolean runs(Questions asked) {
        Reply reply = asked.running.get();
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("asking firewalld", reply);
        }
        return reply.out().strip().equals("running");
    }

    /** @return where it holds then, in Ansible's words */
    String reach(Goal goal, Scope scope, Questions asked) {
        Reply reply = asked.holds.get(scope).get();
        if (reply.status() > 1) {
            throw HostFailure.ofCommand("asking firewalld for " + goal.subject, reply);
        }
        if (reply.succeeded() != goal.wanted) {
            Effect effect = Effect.of("firewalld " + place(goal.subject))
                    .changing(
                            scope == Scope.RUNTIME ? "now" : "permanent",
                            goal.state(reply.succeeded()),
                            goal.state(goal.wanted))
                    .touching(subject(goal, scope))
                    .predicting(look(goal, scope), new Reply(goal.wanted ? 0 : 1, new byte[0], new byte[0]));
            boolean timed = scope == Scope.RUNTIME && timeout > 0 && goal.wanted;
            String words = goal.words + (timed ? " --timeout=" + timeout : "");
            host.mustRun(Command.script(scope.script(words) + " >/dev/null"), effect);
        }
        return scope.told();
    }

    private Look.Query look(Goal goal, Scope scope) {
        return Look.Query.of(Command.script(scope.script(goal.query)))
                .dependingOn(subject(goal, scope))
                .mayAppearWith(
                        Subject.anyOf("package"),
                        Subject.named("firewalld", Scope.PERMANENT + " zone " + zone.orElse("")));
    }

    private Subject subject(Goal goal, Scope scope) {
        String about = goal.subject.startsWith("target ") ? "target" : goal.subject;
        return Subject.named("firewalld", scope + " " + place(about));
    }

    private String place(String about) {
        return about.startsWith("zone ") || zone.isEmpty() ? about : about + " in " + zone.get();
    }
}
