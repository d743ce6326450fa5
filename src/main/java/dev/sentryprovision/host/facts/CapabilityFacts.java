package dev.sentryprovision.host.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of root's power a process has, where capsh tells it; in Ansible's words, which are texts even for yes and no. */
record CapabilityFacts(FactSources sources) {

    private static final String CURRENT = "Current:";

    Map<String, Object> facts() {
        if (sources.partsAfter("caps").findAny().isEmpty()) {
            return of("N/A", "N/A");
        }
        Optional<String> current = sources.part("caps")
                .lines()
                .filter(line -> line.startsWith(CURRENT))
                .map(line -> line.substring(CURRENT.length()).strip())
                .findFirst();
        if (current.isEmpty()) {
            return of("NA", List.of());
        }
        boolean all = current.get().equals("=ep");
        String[] sides = current.get().split("=", 2);
        return of(
                all ? "False" : "True",
                all
                        ? List.of()
                        : Arrays.stream(sides[sides.length - 1].split(","))
                                .map(String::strip)
                                .toList());
    }

    private static Map<String, Object> of(String enforced, Object capabilities) {
        return Map.of("system_capabilities_enforced", enforced, "system_capabilities", capabilities);
    }
}
