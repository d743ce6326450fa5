package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
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
import dev.sentryprovision.module.Written;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The firewall that Debian and its relatives like. */
@ModuleSpec(
        name = "ufw",
        collection = "community.general",
        summary = "Switches ufw on or off, sets its policies and its logging, and adds or deletes a rule.",
        returns = "commands: what was run",
        examples = """
                - community.general.ufw:
                    rule: allow
                    port: "443"
                    proto: tcp
                - community.general.ufw:
                    state: enabled
                    policy: deny
                    direction: incoming
                """)
public final class UfwModule implements Module<UfwModule.Params> {

    /** What the firewall should do. */
    public enum State {
        ENABLED,
        DISABLED,
        RELOADED,
        RESET
    }

    /** What becomes of what no rule matches. */
    public enum Policy {
        ALLOW,
        DENY,
        REJECT
    }

    /** How much is logged. */
    public enum Logging {
        ON,
        OFF,
        LOW,
        MEDIUM,
        HIGH,
        FULL
    }

    /** Which way packets go. */
    public enum Direction {
        IN,
        INCOMING,
        OUT,
        OUTGOING,
        ROUTED
    }

    /** What the number of a new rule counts from. */
    public enum Base {
        ZERO,
        @Written("first-ipv4")
        FIRST_IPV4,
        @Written("last-ipv4")
        LAST_IPV4,
        @Written("first-ipv6")
        FIRST_IPV6,
        @Written("last-ipv6")
        LAST_IPV6
    }

    @Rule(oneOf = {"state", "default", "rule", "logging"})
    @Rule(exclusive = {"name", "proto", "logging"})
    @Rule(exclusive = {"direction", "interface_in"})
    @Rule(exclusive = {"direction", "interface_out"})
    @Rule(when = "interface", needs = "direction")
    public record Params(
            @Param(
                    "enabled and disabled hold after a restart too; reloaded reads the rules anew, reset forgets them and"
                            + " switches off: both always count as a change.")
            Optional<State> state,

            @Param(
                    value = "What becomes of what no rule matches, in the direction given (incoming without one).",
                    name = "default",
                    aliases = "policy")
            Optional<Policy> defaultPolicy,

            @Param("How much is logged.") Optional<Logging> logging,

            @Param("in or out for a rule; incoming, outgoing or routed for default.")
            Optional<Direction> direction,

            @Param(value = "Delete the rule.", defaultValue = "no")
            boolean delete,

            @Param("Before which rule a new one goes, counted from 1.")
            Optional<Long> insert,

            @Param(
                    value = "What insert counts from: zero, or a number counted from 0 beyond that rule of its family.",
                    defaultValue = "zero")
            Base insertRelativeTo,

            UfwRule rule) {

        Optional<String> way() {
            return direction.map(UfwModule::word);
        }
    }

    private record Run(Params params, Host host, List<String> commands) {

        void change(List<String> words, Effect effect) {
            List<String> all = new ArrayList<>(List.of("ufw"));
            all.addAll(words);
            commands.add(Quote.quote(all));
            host.mustRun(Command.of(all.toArray()), effect);
        }
    }

    /** @param words what would be run */
    private record Rehearsal(List<String> words, Look.Query look, Asked<Reply> asked) {

        static Rehearsal of(Params params, Host host) {
            List<String> words = params.rule.words(verb(params, host), params.way());
            List<String> dry = new ArrayList<>(List.of("ufw", "--dry-run"));
            dry.addAll(words);
            Look.Query look = Look.Query.of(Command.script(UfwTuples.script(Quote.quote(dry))))
                    .dependingOn(Subject.named("ufw rule", params.rule.subject(params.way())))
                    .mayAppearWith(Subject.anyOf("package"));
            return new Rehearsal(words, look, host.ask(look));
        }

        private static List<String> verb(Params params, Host host) {
            return params.delete
                    ? List.of("delete")
                    : params.insert
                            .flatMap(number -> UfwNumbers.place(number, params.insertRelativeTo, host))
                            .map(number -> List.of("insert", Long.toString(number)))
                            .orElse(List.of());
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Optional<String> refusal = refusal(params);
        if (refusal.isPresent()) {
            return Outcome.failed(refusal.get());
        }
        Run run = new Run(params, host, new ArrayList<>());
        Asked<Reply> settings = host.ask(UfwSettings.LOOK);
        Optional<Rehearsal> rehearsal = params.rule.rule().map(_ -> Rehearsal.of(params, host));
        if (!settings.get().succeeded()) {
            throw HostFailure.ofCommand("asking ufw", settings.get());
        }
        UfwSettings now = UfwSettings.parse(settings.get().out());
        now = params.state.isPresent() ? setState(run, now, params.state.get()) : now;
        if (params.defaultPolicy.isPresent()) {
            now = setPolicy(run, now, word(params.defaultPolicy.get()));
        }
        if (params.logging.isPresent()) {
            setLogging(run, now, word(params.logging.get()));
        }
        rehearsal.ifPresent(each -> setRule(run, each));
        return Outcome.ok().with("commands", List.copyOf(run.commands));
    }

    private static Optional<String> refusal(Params params) {
        String way = params.way().orElse("");
        if (params.defaultPolicy.isPresent() && List.of("in", "out").contains(way)) {
            return Optional.of("For default, direction must be one of \"outgoing\", \"incoming\" and \"routed\", or"
                    + " direction must not be specified.");
        }
        if (params.rule.rule().isEmpty()) {
            return Optional.empty();
        }
        if (!way.isEmpty() && !List.of("in", "out").contains(way)) {
            return Optional.of(
                    "For rules, direction must be one of \"in\" and \"out\", or direction must not be" + " specified.");
        }
        boolean both = params.rule.interfaceIn().isPresent()
                && params.rule.interfaceOut().isPresent();
        return both && !params.rule.route()
                ? Optional.of("Only route rules can combine interface_in and interface_out")
                : Optional.empty();
    }

    private static UfwSettings setState(Run run, UfwSettings now, State state) {
        boolean enable = state == State.ENABLED;
        UfwSettings then = state == State.RELOADED ? now : now.withEnabled(enable);
        boolean holds = enable ? now.enabled() : state == State.DISABLED && now.disabled();
        if (!holds) {
            String verb = switch (state) {
                case ENABLED -> "enable";
                case DISABLED -> "disable";
                case RELOADED -> "reload";
                case RESET -> "reset";
            };
            Effect effect = Effect.of("ufw " + verb)
                    .changing("state", now.enabled() ? "enabled" : "disabled", word(state))
                    .touching(Subject.anyOf("ufw"));
            run.change(
                    List.of("--force", verb),
                    state == State.RESET
                            ? effect.touching(Subject.anyOf("ufw rule"))
                            : effect.predicting(UfwSettings.LOOK, then.reply()));
        }
        return then;
    }

    private static UfwSettings setPolicy(Run run, UfwSettings now, String policy) {
        String direction = run.params.way().orElse("incoming");
        UfwSettings then = now.withPolicy(direction, policy);
        if (!now.policy(direction).equals(policy)) {
            run.change(
                    List.of("default", policy, direction),
                    effect("ufw default " + direction, then).changing("default", now.policy(direction), policy));
        }
        return then;
    }

    private static void setLogging(Run run, UfwSettings now, String level) {
        boolean holds = level.equals("on")
                ? !now.logging().equals("off")
                : now.logging().equals(level);
        if (!holds) {
            run.change(
                    List.of("logging", level),
                    effect("ufw logging", now.withLogging(level)).changing("logging", now.logging(), level));
        }
    }

    private static Effect effect(String summary, UfwSettings then) {
        return Effect.of(summary).touching(Subject.anyOf("ufw")).predicting(UfwSettings.LOOK, then.reply());
    }

    private static void setRule(Run run, Rehearsal rehearsal) {
        // What was run before, such as a reset, may have changed the rules.
        Reply reply = run.commands.isEmpty() ? rehearsal.asked.get() : run.host.look(rehearsal.look);
        if (!reply.succeeded()) {
            if (reply.err().contains("Invalid position")) {
                // A dry run cannot tell whether rules that are yet to come make it a place.
                UfwNumbers.ask(run.host);
            }
            throw HostFailure.ofCommand("rehearsing the rule", reply);
        }
        if (UfwTuples.differ(reply)) {
            Params params = run.params;
            String subject = params.rule.subject(params.way());
            run.change(
                    rehearsal.words,
                    Effect.of("ufw rule " + subject)
                            .changing(
                                    "rule", params.delete ? "present" : "absent", params.delete ? "absent" : "present")
                            .touching(Subject.named("ufw rule", subject))
                            .predicting(rehearsal.look, Reply.printing("")));
        }
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
