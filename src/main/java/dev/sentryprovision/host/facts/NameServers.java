package dev.sentryprovision.host.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is asked for names: resolv.conf. */
record NameServers(FactSources sources) {

    Map<String, Object> facts() {
        Map<String, Object> dns = new LinkedHashMap<>();
        List<String> servers = new ArrayList<>();
        for (String line : sources.file("/etc/resolv.conf")) {
            List<String> words = List.of(line.strip().split("\\s+"));
            List<String> rest = words.subList(1, words.size());
            if (rest.isEmpty()) {
                continue;
            }
            switch (words.getFirst()) {
                case "nameserver" -> servers.addAll(rest);
                case "domain" -> dns.put("domain", rest.getFirst());
                case "search", "sortlist" -> dns.put(words.getFirst(), rest);
                case "options" -> dns.put("options", options(rest));
                default -> {}
            }
        }
        dns.put("nameservers", servers);
        return dns;
    }

    /** {@code timeout:2} has a value, {@code rotate} is there or not. */
    private static Map<String, Object> options(List<String> words) {
        Map<String, Object> options = new LinkedHashMap<>();
        for (String word : words) {
            int colon = word.indexOf(':');
            options.put(colon < 0 ? word : word.substring(0, colon), colon < 0 ? true : word.substring(colon + 1));
        }
        return options;
    }
}
