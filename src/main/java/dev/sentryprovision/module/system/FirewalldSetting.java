package dev.sentryprovision.module.system;

import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Written;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The one thing of a zone of firewalld that a task is about; without any, it is about the zone itself. */
public record FirewalldSetting(
        @Param("A service, as firewall-cmd --get-services lists them.")
        Optional<String> service,

        @Param("A port or a range with its protocol: 443/tcp, 8000-8100/udp.")
        Optional<String> port,

        @Param("A port to forward, as one dictionary: port, proto, toport and toaddr.")
        List<Forwarding> portForward,

        @Param("A protocol.") Optional<String> protocol,
        @Param("A rule in firewalld's rich language.") Optional<String> richRule,

        @Param("Where packets come from: an address, a network, a MAC address or ipset:NAME.")
        Optional<String> source,

        @Param(value = "An interface that is to belong to the zone.", name = "interface")
        Optional<String> interfaceName,

        @Param("A message of ICMP to block.") Optional<String> icmpBlock,

        @Param("Whether blocks of ICMP are turned round; false with enabled is the same as true with disabled.")
        Optional<Boolean> icmpBlockInversion,

        @Param("Whether the zone hides its hosts behind its own address; false as above.")
        Optional<Boolean> masquerade,

        @Param("Whether packets go between the zone's own interfaces; false as above.")
        Optional<Boolean> forward,

        @Param("What becomes of packets that nothing of the zone matches; absent and disabled go back to default.")
        Optional<Target> target) {

    /** What becomes of a packet. */
    public enum Target {
        DEFAULT,
        @Written("ACCEPT")
        ACCEPT,
        @Written("DROP")
        DROP,
        @Written("%%REJECT%%")
        REJECT;

        String written() {
            return switch (this) {
                case DEFAULT -> "default";
                case REJECT -> "%%REJECT%%";
                case ACCEPT, DROP -> name();
            };
        }
    }

    /** A port that is forwarded. */
    public record Forwarding(
            @Param(value = "The port.", required = true) String port,

            @Param(value = "Its protocol.", required = true) String proto,

            @Param(value = "The port it goes to.", required = true)
            String toport,

            @Param("The address it goes to; without one, the host.")
            Optional<String> toaddr) {

        String written() {
            return "port=" + port + ":proto=" + proto + ":toport=" + toport
                    + toaddr.map(address -> ":toaddr=" + address).orElse("");
        }
    }

    /**
     * What firewall-cmd calls it.
     *
     * @param option as in --add-OPTION, --remove-OPTION, --query-OPTION
     * @param value  empty for what is only on or off
     * @param wanted whether it should be there when the task says enabled
     * @param timed  whether it can be for a time
     */
    record Named(String option, Optional<String> value, boolean wanted, boolean timed) {

        String argument(String verb) {
            return "--" + verb + "-" + option + value.map(text -> "=" + text).orElse("");
        }

        String subject() {
            return option + value.map(text -> " " + text).orElse("");
        }
    }

    Optional<Named> named() {
        return Stream.of(
                        value("service", service, true),
                        value("port", port.map(FirewalldSetting::checkedPort), true),
                        value("forward-port", portForward.stream().findFirst().map(Forwarding::written), true),
                        value("protocol", protocol, true),
                        value("rich-rule", richRule, true),
                        value("source", source, false),
                        value("interface", interfaceName, false),
                        value("icmp-block", icmpBlock, true),
                        flag("icmp-block-inversion", icmpBlockInversion),
                        flag("masquerade", masquerade),
                        flag("forward", forward))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Named> value(String option, Optional<String> value, boolean timed) {
        return value.map(text -> new Named(option, Optional.of(text), true, timed));
    }

    private static Optional<Named> flag(String option, Optional<Boolean> wanted) {
        return wanted.map(yes -> new Named(option, Optional.empty(), yes, option.equals("masquerade")));
    }

    private static String checkedPort(String port) {
        String text = port.strip().toLowerCase(Locale.ROOT);
        if (!text.matches("\\d+(-\\d+)?/[a-z]+")) {
            throw new HostFailure("improper port format (missing protocol?): '" + port + "', not as in 443/tcp");
        }
        return text;
    }
}
