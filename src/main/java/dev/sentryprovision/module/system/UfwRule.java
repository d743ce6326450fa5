package dev.sentryprovision.module.system;

import dev.sentryprovision.module.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A rule of ufw(8), in the words of its long form. */
public record UfwRule(
        @Param("What becomes of what the rule matches.") Optional<Action> rule,

        @Param(value = "The interface, with direction.", name = "interface", aliases = "if")
        Optional<String> interfaceName,

        @Param(value = "The interface that packets come in by.", aliases = "if_in")
        Optional<String> interfaceIn,

        @Param(value = "The interface that they go out by.", aliases = "if_out")
        Optional<String> interfaceOut,

        @Param(value = "Log new connections that match.", defaultValue = "no")
        boolean log,

        @Param(
                value = "Where packets come from.",
                aliases = {"from", "src"},
                defaultValue = "any")
        String fromIp,

        @Param("Port they come from.") Optional<String> fromPort,

        @Param(
                value = "Where they go.",
                aliases = {"dest", "to"},
                defaultValue = "any")
        String toIp,

        @Param(value = "Port or ports they go to: 443, 80,443 or 8000:8100.", aliases = "port")
        Optional<String> toPort,

        @Param(value = "Protocol.", aliases = "protocol") Optional<Protocol> proto,

        @Param(value = "The profile of an application, of /etc/ufw/applications.d.", aliases = "app")
        Optional<String> name,

        @Param(value = "Match what is forwarded, not what is for the host itself.", defaultValue = "no")
        boolean route,

        @Param("A comment.") Optional<String> comment) {

    /** What becomes of a packet. */
    public enum Action {
        ALLOW,
        DENY,
        LIMIT,
        REJECT
    }

    /** Protocols that ufw knows. */
    public enum Protocol {
        AH,
        ANY,
        ESP,
        IPV6,
        TCP,
        UDP,
        GRE,
        IGMP,
        VRRP
    }

    /**
     * The words that follow ufw.
     *
     * @param verb {@code delete}, {@code insert} with a number, or nothing
     */
    List<String> words(List<String> verb, Optional<String> direction) {
        List<String> words = new ArrayList<>();
        if (route) {
            words.add("route");
        }
        words.addAll(verb);
        words.add(rule.orElseThrow().name().toLowerCase(Locale.ROOT));
        words.addAll(place(direction));
        if (log) {
            words.add("log");
        }
        words.addAll(match());
        comment.ifPresent(text -> words.addAll(List.of("comment", text)));
        return words;
    }

    /** What the rule is about: one that says something else of the same takes its place. */
    String subject(Optional<String> direction) {
        List<String> words = new ArrayList<>(place(direction));
        words.addAll(match());
        return (route ? "route " : "") + String.join(" ", words);
    }

    private List<String> place(Optional<String> direction) {
        List<String> words = new ArrayList<>();
        direction.ifPresent(words::add);
        interfaceName.ifPresent(each -> words.addAll(List.of("on", each)));
        interfaceIn.ifPresent(each -> words.addAll(List.of("in", "on", each)));
        interfaceOut.ifPresent(each -> words.addAll(List.of("out", "on", each)));
        return words;
    }

    private List<String> match() {
        List<String> words = new ArrayList<>(List.of("from", fromIp));
        fromPort.ifPresent(each -> words.addAll(List.of("port", each)));
        words.addAll(List.of("to", toIp));
        toPort.ifPresent(each -> words.addAll(List.of("port", each)));
        proto.ifPresent(each -> words.addAll(List.of("proto", each.name().toLowerCase(Locale.ROOT))));
        name.ifPresent(each -> words.addAll(List.of("app", each)));
        return words;
    }
}
