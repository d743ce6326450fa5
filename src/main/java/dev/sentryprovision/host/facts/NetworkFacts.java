package dev.sentryprovision.host.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Interfaces, addresses and the default route. */
final class NetworkFacts {

    private static final String FOLDER = "/sys/class/net/";
    private static final Pattern TRIE_ADDRESS = Pattern.compile("\\|-- ([0-9.]+)$");

    private final FactSources sources;
    private final Routes routes;
    private final Links links;
    private final List<Address> addresses;

    NetworkFacts(FactSources sources) {
        this.sources = sources;
        this.routes = Routes.of(sources);
        this.links = Links.of(sources);
        List<Address> told = sources.part("addresses")
                .lines()
                .map(Address::parse)
                .flatMap(Optional::stream)
                .toList();
        this.addresses = told.isEmpty() ? Stream.concat(fromTrie(), fromInet6()).toList() : told;
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        List<String> devices = sources.paths(FOLDER)
                .map(path -> path.substring(FOLDER.length()).split("/")[0])
                .distinct()
                .toList();
        devices.forEach(device -> facts.put(device.replaceAll("[-:.]", "_"), device(device)));
        facts.put("interfaces", devices);
        facts.put("all_ipv4_addresses", all(true));
        facts.put("all_ipv6_addresses", all(false));
        facts.put("default_ipv4", defaultRoute());
        facts.put("default_ipv6", defaultRoute6());
        facts.put("dns", new NameServers(sources).facts());
        return facts;
    }

    private List<String> all(boolean version4) {
        return addresses.stream()
                .filter(address -> address.isVersion4() == version4 && !address.isOfThisHostOnly())
                .map(Address::address)
                .toList();
    }

    private Map<String, Object> device(String device) {
        Map<String, Object> facts = new InterfaceFacts(sources, links, device).facts();
        List<Map<String, Object>> version4 = of(device, true);
        List<Map<String, Object>> version6 = of(device, false);
        if (!version4.isEmpty()) {
            facts.put("ipv4", version4.getFirst());
        }
        if (version4.size() > 1) {
            facts.put("ipv4_secondaries", version4.subList(1, version4.size()));
        }
        if (!version6.isEmpty()) {
            facts.put("ipv6", version6);
        }
        return facts;
    }

    private List<Map<String, Object>> of(String device, boolean version4) {
        return addresses.stream()
                .filter(address -> address.device().equals(device) && address.isVersion4() == version4)
                .map(Address::facts)
                .toList();
    }

    private Map<String, Object> defaultRoute() {
        Map<String, Object> facts = new LinkedHashMap<>();
        routes.toTheWorld().ifPresent(route -> {
            String gateway = Address.dotted(route.gateway());
            facts.put("interface", route.device());
            facts.put("gateway", gateway);
            facts.put("alias", route.device());
            facts.putAll(new InterfaceFacts(sources, links, route.device()).brief());
            addresses.stream()
                    .filter(address -> address.isVersion4() && address.device().equals(route.device()))
                    .sorted((one, other) -> Boolean.compare(other.reaches(gateway), one.reaches(gateway)))
                    .findFirst()
                    .ifPresent(address -> facts.putAll(address.facts()));
        });
        return facts;
    }

    /** {@code DESTINATION PREFIX SOURCE PREFIX GATEWAY METRIC REFERENCES USES FLAGS DEVICE}, numbers in hexadecimal. */
    private Map<String, Object> defaultRoute6() {
        Map<String, Object> facts = new LinkedHashMap<>();
        sources.file("/proc/net/ipv6_route").stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length >= 10 && !fields[9].equals("lo"))
                .filter(fields -> fields[0].matches("0{32}") && fields[1].equals("00") && !fields[4].matches("0{32}"))
                .min(Comparator.comparing(fields -> fields[5]))
                .ifPresent(fields -> {
                    facts.put("interface", fields[9]);
                    facts.put("gateway", version6(fields[4]));
                    facts.putAll(new InterfaceFacts(sources, links, fields[9]).brief());
                    addresses.stream()
                            .filter(address ->
                                    !address.isVersion4() && address.device().equals(fields[9]))
                            .filter(address -> address.scope().equals("global"))
                            .findFirst()
                            .ifPresent(address -> facts.putAll(address.facts()));
                });
        return facts;
    }

    /** Without the program ip: the kernel's table of addresses, and routes to tell whose they are. */
    private Stream<Address> fromTrie() {
        List<Address> result = new ArrayList<>();
        String last = "";
        for (String line : sources.part("addresses").lines().toList()) {
            Matcher matcher = TRIE_ADDRESS.matcher(line);
            if (matcher.find()) {
                last = matcher.group(1);
            } else if (line.contains("/32 host LOCAL") && !last.isEmpty()) {
                result.add(ofRoute(last));
            }
        }
        return result.stream().distinct();
    }

    private Address ofRoute(String text) {
        long number =
                Arrays.stream(text.split("\\.")).mapToLong(Long::parseLong).reduce(0, (sum, part) -> sum << 8 | part);
        return routes.networkOf(number)
                .map(route -> new Address(
                        route.device(),
                        text,
                        Long.bitCount(route.mask()),
                        Address.dotted(number | ~route.mask() & 0xFFFFFFFFL),
                        "global"))
                .orElse(new Address("lo", text, text.startsWith("127.") ? 8 : 32, "", "host"));
    }

    private Stream<Address> fromInet6() {
        return sources.file("/proc/net/if_inet6").stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length >= 6 && fields[0].length() == 32)
                .map(fields -> new Address(
                        fields[5], version6(fields[0]), Integer.parseInt(fields[2], 16), "", scope(fields[3])));
    }

    private static String scope(String number) {
        return switch (number) {
            case "10" -> "host";
            case "20" -> "link";
            case "40" -> "site";
            default -> "global";
        };
    }

    /** Groups without leading zeros; the longest run of empty ones shortened. */
    private static String version6(String digits) {
        String groups = digits.replaceAll("(.{4})(?!$)", "$1:").replaceAll("\\b0{1,3}(?=[0-9a-f])", "");
        Matcher zeros = Pattern.compile("(?:^|:)0(?::0)+(?=:|$)").matcher(groups);
        String longest = "";
        while (zeros.find()) {
            longest = zeros.group().length() > longest.length() ? zeros.group() : longest;
        }
        if (longest.isEmpty()) {
            return groups;
        }
        int at = groups.indexOf(longest);
        String after = groups.substring(at + longest.length());
        return groups.substring(0, at) + "::" + after.replaceFirst("^:", "");
    }
}
