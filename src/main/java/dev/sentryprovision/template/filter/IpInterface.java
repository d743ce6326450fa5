package dev.sentryprovision.template.filter;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * An IP address with the network it is in.
 *
 * @param prefix length of the network part; all bits for a single address
 */
record IpInterface(BigInteger address, int prefix, boolean v6) {

    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** An address, alone or with {@code /prefix} or {@code /netmask}. */
    static Optional<IpInterface> parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        boolean v6 = host.contains(":");
        Optional<BigInteger> address = v6 ? v6(host) : v4(host);
        int bits = v6 ? 128 : 32;
        Optional<Integer> prefix = slash < 0 ? Optional.of(bits) : prefix(text.substring(slash + 1), v6);
        return address.flatMap(number -> prefix.map(length -> new IpInterface(number, length, v6)));
    }

    private static Optional<Integer> prefix(String text, boolean v6) {
        if (text.matches("\\d{1,3}")) {
            int length = Integer.parseInt(text);
            return length <= (v6 ? 128 : 32) ? Optional.of(length) : Optional.empty();
        }
        Optional<BigInteger> mask = v6 ? v6(text) : v4(text);
        return mask.flatMap(bits -> lengthOf(bits, v6 ? 128 : 32));
    }

    private static Optional<Integer> lengthOf(BigInteger mask, int bits) {
        for (int length = 0; length <= bits; length++) {
            if (mask(length, bits).equals(mask)) {
                return Optional.of(length);
            }
        }
        return Optional.empty();
    }

    private static Optional<BigInteger> v4(String text) {
        if (!V4.matcher(text).matches()) {
            return Optional.empty();
        }
        BigInteger value = BigInteger.ZERO;
        for (String part : text.split("\\.")) {
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                return Optional.empty();
            }
            value = value.shiftLeft(8).add(BigInteger.valueOf(octet));
        }
        return Optional.of(value);
    }

    private static Optional<BigInteger> v6(String text) {
        String plain = text.contains("%") ? text.substring(0, text.indexOf('%')) : text;
        int gap = plain.indexOf("::");
        List<String> head = groups(gap < 0 ? plain : plain.substring(0, gap));
        List<String> tail = gap < 0 ? List.of() : groups(plain.substring(gap + 2));
        int missing = 8 - head.size() - tail.size();
        if (gap < 0 ? missing != 0 : missing < 1 || plain.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(head);
        for (int i = 0; i < missing; i++) {
            all.add("0");
        }
        all.addAll(tail);
        if (all.stream().anyMatch(group -> !group.matches("[0-9a-fA-F]{1,4}"))) {
            return Optional.empty();
        }
        return Optional.of(all.stream()
                .map(group -> new BigInteger(group, 16))
                .reduce(BigInteger.ZERO, (value, group) -> value.shiftLeft(16).add(group)));
    }

    private static List<String> groups(String text) {
        List<String> groups = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(":", -1)) {
            Optional<BigInteger> embedded = v4(part);
            if (embedded.isPresent()) {
                groups.add(embedded.get().shiftRight(16).toString(16));
                groups.add(embedded.get().and(BigInteger.valueOf(0xffff)).toString(16));
            } else {
                groups.add(part);
            }
        }
        return groups;
    }

    int bits() {
        return v6 ? 128 : 32;
    }

    private static BigInteger mask(int length, int bits) {
        return BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE).shiftLeft(bits - length);
    }

    BigInteger netmask() {
        return mask(prefix, bits());
    }

    BigInteger first() {
        return address.and(netmask());
    }

    BigInteger size() {
        return BigInteger.ONE.shiftLeft(bits() - prefix);
    }

    BigInteger last() {
        return first().add(size()).subtract(BigInteger.ONE);
    }

    boolean isSingle() {
        return prefix == bits();
    }

    boolean isNetwork() {
        return address.equals(first());
    }

    boolean contains(IpInterface other) {
        return v6 == other.v6
                && other.first().compareTo(first()) >= 0
                && other.last().compareTo(last()) <= 0;
    }

    IpInterface with(BigInteger newAddress, int newPrefix) {
        return new IpInterface(newAddress, newPrefix, v6);
    }

    String text(BigInteger number) {
        return v6 ? v6Text(number) : v4Text(number);
    }

    String addressText() {
        return text(address);
    }

    String cidr() {
        return addressText() + "/" + prefix;
    }

    private static String v4Text(BigInteger number) {
        long value = number.longValue();
        return (value >> 24 & 255) + "." + (value >> 16 & 255) + "." + (value >> 8 & 255) + "." + (value & 255);
    }

    /** The longest run of zero groups, of two at least, is written as two colons. */
    private static String v6Text(BigInteger number) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = number.shiftRight(16 * (7 - i)).intValue() & 0xffff;
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && groups[i + run] == 0) {
                run++;
            }
            if (run > length) {
                start = i;
                length = run;
            }
        }
        if (start < 0) {
            return joined(groups, 0, 8);
        }
        return joined(groups, 0, start) + "::" + joined(groups, start + length, 8);
    }

    private static String joined(int[] groups, int from, int to) {
        StringJoiner joiner = new StringJoiner(":");
        for (int i = from; i < to; i++) {
            joiner.add(Integer.toHexString(groups[i]));
        }
        return joiner.toString();
    }
}
