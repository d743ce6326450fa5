package dev.sentryprovision.host.facts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address of an interface. */
record Address(String device, String address, int prefix, String broadcast, String scope) {

    private static final Pattern LINE = Pattern.compile(
            "[0-9]+:\\s+(\\S+)\\s+inet6?\\s+([0-9a-fA-F.:]+)(?:/([0-9]+))?(?:\\s+peer\\s+[0-9a-fA-F.:]+(?:/([0-9]+))?)?(.*)");
    private static final Pattern BROADCAST = Pattern.compile("\\sbrd\\s+([0-9.]+)");
    private static final Pattern SCOPE = Pattern.compile("\\sscope\\s+(\\S+)");

    /** From a line of {@code ip -o addr}. */
    static Optional<Address> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        String address = matcher.group(2);
        String prefix = matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
        int bits = prefix != null ? Integer.parseInt(prefix) : address.contains(":") ? 128 : 32;
        String rest = matcher.group(5);
        return Optional.of(new Address(
                matcher.group(1).replaceFirst("@.*", ""), address, bits, found(BROADCAST, rest), found(SCOPE, rest)));
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    boolean isVersion4() {
        return !address.contains(":");
    }

    boolean isOfThisHostOnly() {
        return address.startsWith("127.") || address.equals("::1");
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("address", address);
        if (isVersion4()) {
            facts.put("broadcast", broadcast);
            facts.put("netmask", dotted(mask()));
            facts.put("network", network());
            facts.put("prefix", Integer.toString(prefix));
        } else {
            facts.put("prefix", Integer.toString(prefix));
            facts.put("scope", scope);
        }
        return facts;
    }

    private String network() {
        return dotted(number(address) & mask());
    }

    boolean reaches(String other) {
        return isVersion4() && !other.contains(":") && (number(other) & mask()) == (number(address) & mask());
    }

    private long mask() {
        return prefix == 0 ? 0 : 0xFFFFFFFFL << 32 - prefix & 0xFFFFFFFFL;
    }

    private static long number(String address) {
        long result = 0;
        for (String part : address.split("\\.")) {
            result = result << 8 | Long.parseLong(part);
        }
        return result;
    }

    static String dotted(long number) {
        return (number >> 24 & 0xFF) + "." + (number >> 16 & 0xFF) + "." + (number >> 8 & 0xFF) + "." + (number & 0xFF);
    }
}
