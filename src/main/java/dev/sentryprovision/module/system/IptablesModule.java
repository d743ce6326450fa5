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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rules of the kernel's packet filter, now; what is kept over boots is another matter. */
@ModuleSpec(
        name = "iptables",
        summary = "Makes a rule of iptables present or absent, sets a chain's policy, or empties a chain.",
        returns = {"rule: the rule in iptables' words", "chain, table, state, flush, ip_version: as they were given"})
public final class IptablesModule implements Module<IptablesModule.Params> {

    /** Tables. */
    public enum Table {
        FILTER,
        NAT,
        MANGLE,
        RAW,
        SECURITY
    }

    /** Whether the rule should be there. */
    public enum State {
        PRESENT,
        ABSENT
    }

    /** Where a new rule goes. */
    public enum Action {
        APPEND,
        INSERT
    }

    /** Which protocol. */
    public enum Version {
        IPV4,
        IPV6
    }

    @Rule(exclusive = {"flush", "policy"})
    @Rule(together = {"match_set", "match_set_flags"})
    @Rule(exclusive = {"set_dscp_mark", "set_dscp_mark_class"})
    public record Params(
            @Param(value = "The table.", defaultValue = "filter")
            Table table,

            @Param(value = "Whether the rule should be there.", defaultValue = "present")
            State state,

            @Param(value = "Where a new rule goes.", defaultValue = "append")
            Action action,

            @Param(value = "Which protocol.", defaultValue = "ipv4")
            Version ipVersion,

            @Param("The chain.") Optional<String> chain,
            @Param("With insert: before which rule.") Optional<String> ruleNum,

            @Param(value = "Seconds to wait for the lock.", name = "wait")
            Optional<String> lockWait,

            @Param(value = "Remove all rules of the chain, or of the table.", defaultValue = "no")
            boolean flush,

            @Param("What becomes of what no rule matches.") Optional<String> policy,

            @Param(
                    value = "Make the chain when it is missing; with absent and no rule, delete it.",
                    defaultValue = "no")
            boolean chainManagement,

            IptablesRule rule) {

        List<String> words() {
            return rule.words(ipVersion == Version.IPV6);
        }

        String command(String option, List<String> more) {
            List<String> words = new ArrayList<>(List.of(ipVersion == Version.IPV6 ? "ip6tables" : "iptables"));
            lockWait.ifPresent(seconds -> words.addAll(List.of("-w", seconds)));
            words.addAll(List.of("-t", table.name().toLowerCase(Locale.ROOT), option));
            chain.ifPresent(words::add);
            words.addAll(more);
            return Quote.quote(words);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        if (params.chain.isEmpty() && !params.flush) {
            return Outcome.failed("Either chain or flush parameter must be specified.");
        }
        boolean logs = params.rule.logPrefix().or(() -> params.rule.logLevel()).isPresent();
        if (logs && params.rule.jump().filter(target -> !target.equals("LOG")).isPresent()) {
            return Outcome.failed("Logging options can only be used with the LOG jump target.");
        }
        if (params.flush) {
            change(params, params.command("-F", List.of()), "flush", "rules", "none", host);
        } else if (params.policy.isPresent()) {
            setPolicy(params, host);
        } else if (params.state == State.ABSENT && params.words().isEmpty()) {
            if (params.chainManagement && holds(params.command("-S", List.of()), host)) {
                change(params, params.command("-X", List.of()), "delete chain", "present", "absent", host);
            }
        } else {
            setRule(params, host);
        }
        return Outcome.ok()
                .with("chain", params.chain.orElse(""))
                .with("table", params.table.name().toLowerCase(Locale.ROOT))
                .with("state", params.state.name().toLowerCase(Locale.ROOT))
                .with("ip_version", params.ipVersion.name().toLowerCase(Locale.ROOT))
                .with("flush", params.flush)
                .with("chain_management", params.chainManagement)
                .with("rule", String.join(" ", params.words()));
    }

    private static void setRule(Params params, Host host) {
        boolean there = holds(params.command("-C", params.words()), host);
        if (params.state == State.ABSENT) {
            if (there) {
                change(params, params.command("-D", params.words()), "delete rule", "present", "absent", host);
            }
            return;
        }
        if (there) {
            return;
        }
        if (params.chainManagement && !holds(params.command("-S", List.of()), host)) {
            change(params, params.command("-N", List.of()), "make chain", "absent", "present", host);
        }
        List<String> words = new ArrayList<>(params.words());
        boolean insert = params.action == Action.INSERT;
        params.ruleNum.filter(_ -> insert).ifPresent(number -> words.addFirst(number));
        change(params, params.command(insert ? "-I" : "-A", words), "add rule", "absent", "present", host);
    }

    private static void setPolicy(Params params, Host host) {
        Reply reply = query(params.command("-S", List.of()), host);
        String head = "-P " + params.chain.orElseThrow() + " ";
        String now = reply.out()
                .lines()
                .filter(line -> line.startsWith(head))
                .map(line -> line.substring(head.length()).strip())
                .findFirst()
                .orElseThrow(() -> new HostFailure(
                        "Can't detect current policy: " + reply.err().strip()));
        String wanted = params.policy.orElseThrow();
        if (!now.equals(wanted)) {
            change(params, params.command("-P", List.of(wanted)), "set policy", now, wanted, host);
        }
    }

    private static boolean holds(String command, Host host) {
        return query(command, host).succeeded();
    }

    private static Reply query(String command, Host host) {
        Reply reply = host.look(Look.Query.of(Command.script(command))
                .dependingOn(Subject.anyOf("iptables"))
                .mayAppearWith(Subject.anyOf("package")));
        if (reply.status() > 2) {
            throw HostFailure.ofCommand("asking iptables", reply);
        }
        return reply;
    }

    private static void change(Params params, String command, String what, String before, String after, Host host) {
        String chain = params.chain.map(name -> " of " + name).orElse("");
        host.mustRun(
                Command.script(command),
                Effect.of(what + chain).changing("iptables", before, after).touching(Subject.anyOf("iptables")));
    }
}
