package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Numbers;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.value.None;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The filters of ansible.utils for addresses of networks. What is no address gives none. */
final class IpFilters {

    private IpFilters() {}

    static Map<String, Filter> all() {
        return Map.ofEntries(
                Map.entry("ipaddr", (value, arguments, _) -> query("ipaddr", value, arguments, Optional.empty())),
                Map.entry("ipv4", (value, arguments, _) -> query("ipv4", value, arguments, Optional.of(false))),
                Map.entry("ipv6", (value, arguments, _) -> query("ipv6", value, arguments, Optional.of(true))),
                Map.entry("ipwrap", (value, arguments, _) -> wrap(value)),
                Map.entry("ipsubnet", (value, arguments, _) -> subnet(value, arguments)),
                Map.entry("ipmath", (value, arguments, _) -> math(value, arguments)),
                Map.entry("nthhost", (value, arguments, _) -> nthHost(value, arguments)),
                Map.entry("network_in_network", (value, arguments, _) -> inside(value, arguments, false)),
                Map.entry("network_in_usable", (value, arguments, _) -> inside(value, arguments, true)),
                Map.entry("ip4_hex", (value, arguments, _) -> hex(value, arguments)),
                Map.entry("hwaddr", (value, arguments, _) -> MacAddress.apply("hwaddr", value, arguments)),
                Map.entry("macaddr", (value, arguments, _) -> MacAddress.apply("macaddr", value, arguments)));
    }

    private static Object query(String filter, Object value, Arguments arguments, Optional<Boolean> v6) {
        Bound bound = arguments.bind(filter, "query", "version", "alias");
        Optional<Boolean> version = bound.present(1)
                .<Boolean>map(given -> Repr.str(given).equals("6"))
                .or(() -> v6);
        Object query = bound.orElse(0, "");
        if (!(value instanceof List<?> list)) {
            return one(value, query, version);
        }
        OwnList results = new OwnList();
        for (Object item : list) {
            Object result = one(item, query, version);
            if (result != None.NONE && !result.equals(false)) {
                results.add(result);
            }
        }
        return results;
    }

    private static Object one(Object value, Object query, Optional<Boolean> v6) {
        Optional<IpInterface> address = address(value).filter(found -> v6.isEmpty() || v6.get() == found.v6());
        return address.map(found -> IpQuery.answer(found, Repr.str(value), query))
                .orElse(query.equals("bool") ? (Object) false : None.NONE);
    }

    /** An address as text, or as a number. */
    static Optional<IpInterface> address(Object value) {
        if (value instanceof Boolean) {
            return Optional.empty();
        }
        if (Types.isInteger(value)) {
            BigInteger number = Numbers.big(value);
            boolean v6 = number.bitLength() > 32;
            return number.signum() < 0 || number.bitLength() > 128
                    ? Optional.empty()
                    : Optional.of(new IpInterface(number, v6 ? 128 : 32, v6));
        }
        return value instanceof String text ? IpInterface.parse(text.strip()) : Optional.empty();
    }

    private static IpInterface required(Object value) {
        return address(value).orElseThrow(() -> Failure.filter(Repr.of(value) + " is not an address of a network"));
    }

    private static Object wrap(Object value) {
        if (value instanceof List<?> list) {
            OwnList wrapped = new OwnList();
            list.forEach(item -> wrapped.add(wrap(item)));
            return wrapped;
        }
        Optional<IpInterface> address = address(value).filter(IpInterface::v6);
        return address.<Object>map(found -> found.isSingle()
                        ? "[" + found.addressText() + "]"
                        : "[" + found.addressText() + "]/" + found.prefix())
                .orElse(value);
    }

    private static Object subnet(Object value, Arguments arguments) {
        Bound bound = arguments.bind("ipsubnet", "query", "index");
        Optional<IpInterface> parsed = address(value);
        if (parsed.isEmpty()) {
            return false;
        }
        IpInterface network = parsed.get();
        if (bound.present(0).isEmpty() || Repr.str(bound.required(0)).isEmpty()) {
            return network.cidr();
        }
        if (!Repr.str(bound.required(0)).matches("\\d+")) {
            return index(network, required(bound.required(0)));
        }
        int prefix = Integer.parseInt(Repr.str(bound.required(0)));
        boolean single = network.isSingle();
        if (single && bound.present(1).isEmpty()) {
            return network.with(network.with(network.address(), prefix).first(), prefix)
                    .cidr();
        }
        BigInteger count = BigInteger.ONE.shiftLeft(Math.max(0, prefix - network.prefix()));
        if (prefix < network.prefix()) {
            return false;
        }
        if (bound.present(1).isEmpty()) {
            return Numbers.normal(count);
        }
        BigInteger index = new BigInteger(Repr.str(bound.required(1)));
        BigInteger position = index.signum() < 0 ? count.add(index) : index;
        if (position.signum() < 0 || position.compareTo(count) >= 0) {
            return false;
        }
        BigInteger start = network.first().add(position.shiftLeft(network.bits() - prefix));
        return network.with(start, prefix).cidr();
    }

    /** Which of the subnets of a network another one is, counted from 1. */
    private static Object index(IpInterface inner, IpInterface outer) {
        if (!outer.contains(inner)) {
            throw Failure.filter(inner.cidr() + " is not in the subnet " + outer.cidr());
        }
        BigInteger offset = inner.first().subtract(outer.first());
        return Numbers.normal(offset.divide(inner.size()).add(BigInteger.ONE));
    }

    private static Object math(Object value, Arguments arguments) {
        Object amount = arguments.bind("ipmath", "amount").required(0);
        if (!Types.isInteger(amount)) {
            throw Failure.filter(
                    "You must pass an integer for arithmetic; " + Repr.str(amount) + " is not a valid integer");
        }
        IpInterface address = required(value);
        return address.text(address.address().add(Numbers.big(amount)));
    }

    private static Object nthHost(Object value, Arguments arguments) {
        Object number = arguments.bind("nthhost", "query").orElse(0, "");
        Optional<IpInterface> network = address(value);
        if (network.isEmpty() || !Types.isInteger(number)) {
            return false;
        }
        return IpQuery.nth(network.get(), Numbers.big(number))
                .<Object>map(found -> network.get().text(found))
                .orElse(false);
    }

    private static Object inside(Object value, Arguments arguments, boolean usable) {
        IpInterface outer = required(value);
        IpInterface inner =
                required(arguments.bind("network_in_network", "test").required(0));
        if (!outer.contains(inner)) {
            return false;
        }
        boolean ends = inner.first().equals(outer.first()) || inner.last().equals(outer.last());
        return !usable || outer.size().bitLength() <= 2 || !ends;
    }

    private static Object hex(Object value, Arguments arguments) {
        String delimiter = arguments.bind("ip4_hex", "delimiter").text(0, "");
        String digits = String.format(Locale.ROOT, "%08x", required(value).address());
        return String.join(
                delimiter, digits.substring(0, 2), digits.substring(2, 4), digits.substring(4, 6), digits.substring(6));
    }
}
