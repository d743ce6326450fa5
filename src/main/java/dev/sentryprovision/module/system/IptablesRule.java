package dev.sentryprovision.module.system;

import dev.sentryprovision.module.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rule of iptables(8) matches and does. A value that begins with ! is negated. */
public record IptablesRule(
        @Param("tcp, udp, icmp, all …") Optional<String> protocol,
        @Param("Where packets come from.") Optional<String> source,
        @Param("Where they go.") Optional<String> destination,
        @Param("Extensions that match.") List<String> match,
        @Param("What to do: ACCEPT, DROP, another chain …") Optional<String> jump,
        @Param("With TEE: where to send a copy.") Optional<String> gateway,
        @Param("With LOG: what goes before a message.") Optional<String> logPrefix,
        @Param("With LOG: how important messages are.") Optional<String> logLevel,
        @Param("With DNAT: the new destination.") Optional<String> toDestination,
        @Param("Ports they go to; several.") List<String> destinationPorts,
        @Param("With SNAT: the new source.") Optional<String> toSource,

        @Param(value = "The chain to go on with.", name = "goto")
        Optional<String> goTo,

        @Param("The interface they come in by.") Optional<String> inInterface,
        @Param("The interface they go out by.") Optional<String> outInterface,
        @Param("Only fragments after the first.") Optional<String> fragment,
        @Param("Counters to begin with.") Optional<String> setCounters,
        @Param("Port or range they come from.") Optional<String> sourcePort,
        @Param("Port or range they go to.") Optional<String> destinationPort,
        @Param("With REDIRECT: the new port.") Optional<String> toPorts,
        @Param("With DSCP: the mark.") Optional<String> setDscpMark,
        @Param("With DSCP: the class.") Optional<String> setDscpMarkClass,
        @Param("States of the connection.") List<String> ctstate,
        @Param("A set of ipset that matches.") Optional<String> matchSet,

        @Param("What of a packet is looked up in it: src, dst, src,dst …")
        Optional<String> matchSetFlags,

        @Param("Flags of TCP: flags are those looked at, flags_set those of them that are set.")
        Optional<TcpFlags> tcpFlags,

        @Param("Range they come from.") Optional<String> srcRange,
        @Param("Range they go to.") Optional<String> dstRange,
        @Param("How many match.") Optional<String> limit,
        @Param("How many match at once.") Optional<String> limitBurst,
        @Param("Whose packets, by user.") Optional<String> uidOwner,
        @Param("Whose packets, by group.") Optional<String> gidOwner,
        @Param("With REJECT: what to answer.") Optional<String> rejectWith,
        @Param("Which messages of ICMP.") Optional<String> icmpType,

        @Param(value = "Whether packets that begin a connection match.", defaultValue = "ignore")
        Syn syn,

        @Param("A comment.") Optional<String> comment) {

    /** What packets that begin a connection are to the rule. */
    public enum Syn {
        IGNORE,
        MATCH,
        NEGATE
    }

    /** Flags of TCP that match. */
    public record TcpFlags(
            @Param("Those looked at.") List<String> flags,
            @Param("Those of them that are set.") List<String> flagsSet) {}

    /** As words for iptables. */
    List<String> words(boolean version6) {
        Words words = new Words();
        words.add("-p", protocol);
        words.add("-s", source);
        words.add("-d", destination);
        match.forEach(each -> words.add("-m", Optional.of(each)));
        Optional<String> target = jump.or(() -> logPrefix.or(() -> logLevel).map(_ -> "LOG"));
        tcpFlags.ifPresent(each -> words.list.addAll(
                List.of("--tcp-flags", String.join(",", each.flags()), String.join(",", each.flagsSet()))));
        words.add("-j", target);
        words.add("--gateway", gateway);
        words.add("--log-prefix", logPrefix);
        words.add("--log-level", logLevel);
        words.add("--to-destination", toDestination);
        words.matching("multiport", destinationPorts.isEmpty());
        words.add("--dports", joined(destinationPorts));
        words.add("--to-source", toSource);
        words.add("-g", goTo);
        words.add("-i", inInterface);
        words.add("-o", outInterface);
        words.add("-f", fragment);
        words.add("-c", setCounters);
        words.add("--source-port", sourcePort);
        words.add("--destination-port", destinationPort);
        words.add("--to-ports", toPorts);
        words.add("--set-dscp", setDscpMark);
        words.add("--set-dscp-class", setDscpMarkClass);
        if (syn != Syn.IGNORE) {
            words.list.addAll(syn == Syn.MATCH ? List.of("--syn") : List.of("!", "--syn"));
        }
        addExtensions(words, target, version6);
        return words.list;
    }

    private void addExtensions(Words words, Optional<String> target, boolean version6) {
        boolean state = match.contains("state");
        words.matching("conntrack", ctstate.isEmpty() || state || match.contains("conntrack"));
        words.add(state ? "--state" : "--ctstate", joined(ctstate));
        matchSet.ifPresent(name -> {
            words.matching("set", match.contains("set"));
            words.add("--match-set", Optional.of(name));
            words.list.add(matchSetFlags.orElse("src"));
        });
        words.matching("iprange", srcRange.or(() -> dstRange).isEmpty() || match.contains("iprange"));
        words.add("--src-range", srcRange);
        words.add("--dst-range", dstRange);
        words.matching("limit", limit.or(() -> limitBurst).isEmpty());
        words.add("--limit", limit);
        words.add("--limit-burst", limitBurst);
        words.matching("owner", uidOwner.or(() -> gidOwner).isEmpty());
        words.add("--uid-owner", uidOwner);
        words.add("--gid-owner", gidOwner);
        if (target.isEmpty() && rejectWith.isPresent()) {
            words.list.addAll(List.of("-j", "REJECT"));
        }
        words.add("--reject-with", rejectWith);
        words.add(version6 ? "--icmpv6-type" : "--icmp-type", icmpType);
        words.matching("comment", comment.isEmpty());
        words.add("--comment", comment);
    }

    private static Optional<String> joined(List<String> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(String.join(",", list));
    }

    private record Words(List<String> list) {

        Words() {
            this(new ArrayList<>());
        }

        void matching(String extension, boolean no) {
            if (!no) {
                list.addAll(List.of("-m", extension));
            }
        }

        void add(String option, Optional<String> value) {
            value.ifPresent(text -> {
                if (text.startsWith("!")) {
                    list.addAll(List.of("!", option, text.substring(1).strip()));
                } else {
                    list.addAll(List.of(option, text));
                }
            });
        }
    }
}
