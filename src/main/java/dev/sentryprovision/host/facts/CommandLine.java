package dev.sentryprovision.host.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kernel's parameters: with the last value of each, and with all values of those that are there more than once. */
record CommandLine(Map<String, Object> last, Map<String, Object> all) {

    static CommandLine of(String line) {
        Map<String, Object> last = new LinkedHashMap<>();
        Map<String, List<Object>> all = new LinkedHashMap<>();
        for (String word : line.split("\\s+")) {
            if (!word.isEmpty()) {
                int equals = word.indexOf('=');
                String name = equals < 0 ? word : word.substring(0, equals);
                Object value = equals < 0 ? (Object) true : word.substring(equals + 1);
                last.put(name, value);
                all.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        all.forEach((name, several) -> values.put(name, several.size() == 1 ? several.getFirst() : several));
        return new CommandLine(last, values);
    }
}
