package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Numbers;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.value.None;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** What the filter {@code ipaddr} can be asked of an address. What does not suit the question gives none. */
final class IpQuery {

    private static final List<String> PRIVATE = List.of(
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "169.254.0.0/16",
            "127.0.0.0/8",
            "100.64.0.0/10",
            "fc00::/7",
            "fe80::/10",
            "::1/128");

    private IpQuery() {}

    /** @param written the address as it was given */
    static Object answer(IpInterface ip, String written, Object query) {
        if (Types.isInteger(query) || query instanceof String digits && digits.matches("-?\\d+")) {
            BigInteger index = new BigInteger(Repr.str(query));
            return nth(ip, index)
                    .<Object>map(found -> ip.text(found) + "/" + ip.prefix())
                    .orElse(None.NONE);
        }
        String name = Repr.str(query);
        return name.contains("/") && IpInterface.parse(name).isPresent()
                ? (IpInterface.parse(name).get().contains(ip) ? written : None.NONE)
                : named(ip, written, name).orElse(None.NONE);
    }

    /** An address of the network by its number; negative ones count from the end. */
    static Optional<BigInteger> nth(IpInterface network, BigInteger index) {
        BigInteger position = index.signum() < 0 ? network.size().add(index) : index;
        return position.signum() < 0 || position.compareTo(network.size()) >= 0
                ? Optional.empty()
                : Optional.of(network.first().add(position));
    }

    private static Optional<Object> named(IpInterface ip, String written, String query) {
        return switch (query) {
            case "" -> Optional.of(written);
            case "bool" -> Optional.of(true);
            case "address", "ip" -> hostOnly(ip, ip.addressText());
            case "host" -> Optional.of(ip.cidr());
            case "host/prefix", "hostnet", "router" -> hostOnly(ip, ip.cidr());
            case "address/prefix", "ip/prefix", "gateway", "gw" -> hostOnly(ip, ip.cidr());
            case "net" -> when(ip.isNetwork() && !ip.isSingle(), ip.cidr());
            case "network", "network_id" -> Optional.of(ip.text(ip.first()));
            case "network/prefix", "subnet" -> Optional.of(ip.text(ip.first()) + "/" + ip.prefix());
            case "network_netmask" -> Optional.of(ip.text(ip.first()) + " " + ip.text(ip.netmask()));
            case "netmask" -> Optional.of(ip.text(ip.netmask()));
            case "hostmask", "wildcard" -> Optional.of(ip.text(ip.size().subtract(BigInteger.ONE)));
            case "network_wildcard" ->
                Optional.of(ip.text(ip.first()) + " " + ip.text(ip.size().subtract(BigInteger.ONE)));
            case "address_netmask", "ip_netmask" -> hostOnly(ip, ip.addressText() + " " + ip.text(ip.netmask()));
            case "broadcast" -> when(!ip.isSingle() && ip.size().bitLength() > 2, ip.text(ip.last()));
            case "prefix" -> Optional.of((long) ip.prefix());
            case "size" -> Optional.of(Numbers.normal(ip.size()));
            case "cidr" -> Optional.of(ip.cidr());
            case "int" -> integer(ip);
            case "version" -> Optional.of(ip.v6() ? 6L : 4L);
            case "type" -> Optional.of(ip.isNetwork() && !ip.isSingle() ? "network" : "address");
            case "4", "v4", "ipv4" -> when(!ip.v6(), written);
            case "6", "v6", "ipv6" -> when(ip.v6(), written);
            case "revdns" -> Optional.of(reverse(ip));
            default -> range(ip, written, query);
        };
    }

    private static Optional<Object> range(IpInterface ip, String written, String query) {
        boolean ends = ip.size().bitLength() > 2;
        BigInteger one = BigInteger.ONE;
        BigInteger first = ends ? ip.first().add(one) : ip.first();
        BigInteger last = ends ? ip.last().subtract(one) : ip.last();
        return switch (query) {
            case "private" -> when(isPrivate(ip), written);
            case "public" -> when(!isPrivate(ip) && !isMulticast(ip), written);
            case "unicast" -> when(!isMulticast(ip), written);
            case "multicast" -> when(isMulticast(ip), written);
            case "link-local", "lladdr" -> when(within(ip, List.of("169.254.0.0/16", "fe80::/10")), written);
            case "loopback", "lo" -> when(within(ip, List.of("127.0.0.0/8", "::1/128")), written);
            case "first_usable" -> when(!ip.isSingle(), ip.text(first));
            case "last_usable" -> when(!ip.isSingle(), ip.text(last));
            case "next_usable" ->
                when(
                        !ip.isSingle() && ip.address().compareTo(last) < 0,
                        ip.text(ip.address().add(one)));
            case "previous_usable" ->
                when(
                        !ip.isSingle() && ip.address().compareTo(first) > 0,
                        ip.text(ip.address().subtract(one)));
            case "range_usable" -> when(!ip.isSingle(), ip.text(first) + "-" + ip.text(last));
            case "size_usable" ->
                Optional.of(Numbers.normal(last.subtract(first).add(one)));
            case "peer" -> peer(ip);
            default -> throw Failure.filter("ipaddr: unknown filter type: " + query);
        };
    }

    private static Optional<Object> when(boolean suits, String answer) {
        return suits ? Optional.of(answer) : Optional.empty();
    }

    /** For addresses of hosts; the address of a network itself is none. */
    private static Optional<Object> hostOnly(IpInterface ip, String answer) {
        return when(ip.isSingle() || !ip.isNetwork() || ip.size().bitLength() <= 2, answer);
    }

    private static Optional<Object> integer(IpInterface ip) {
        return Optional.of(ip.isSingle() ? Numbers.normal(ip.address()) : ip.address() + "/" + ip.prefix());
    }

    /** The other address of a link with two. */
    private static Optional<Object> peer(IpInterface ip) {
        if (ip.size().intValue() == 2) {
            return Optional.of(ip.text(ip.address().xor(BigInteger.ONE)));
        }
        if (ip.size().intValue() == 4) {
            BigInteger offset = ip.address().subtract(ip.first());
            return when(
                    offset.bitLength() > 0 && offset.intValue() < 3,
                    ip.text(ip.first().add(BigInteger.valueOf(3).subtract(offset))));
        }
        throw Failure.filter("Not a point-to-point network");
    }

    private static boolean within(IpInterface ip, List<String> networks) {
        return networks.stream()
                .map(IpInterface::parse)
                .flatMap(Optional::stream)
                .anyMatch(network -> network.contains(ip));
    }

    private static boolean isPrivate(IpInterface ip) {
        return within(ip, PRIVATE);
    }

    private static boolean isMulticast(IpInterface ip) {
        return within(ip, List.of("224.0.0.0/4", "ff00::/8"));
    }

    private static String reverse(IpInterface ip) {
        StringBuilder name = new StringBuilder();
        int step = ip.v6() ? 4 : 8;
        for (int shift = 0; shift < ip.bits(); shift += step) {
            int part = ip.address().shiftRight(shift).intValue() & (1 << step) - 1;
            name.append(ip.v6() ? Integer.toHexString(part) : Integer.toString(part))
                    .append('.');
        }
        return name.append(ip.v6() ? "ip6.arpa." : "in-addr.arpa.").toString();
    }
}
