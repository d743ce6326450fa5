package dev.sentryprovision.host.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Logical volumes, for whom the programs of LVM tell them: root, where they are installed. Sizes in GiB, as text. */
record StorageFacts(FactSources sources) {

    private static final String NONE = "N/A";

    Map<String, Object> facts() {
        if (sources.partsAfter("vgs").findAny().isEmpty()) {
            return Map.of("lvm", NONE);
        }
        Map<String, Object> groups = new LinkedHashMap<>();
        rows("vgs", 7)
                .forEach(row -> groups.put(
                        row.get(0),
                        Map.of(
                                "num_pvs",
                                row.get(1),
                                "num_lvs",
                                row.get(2),
                                "size_g",
                                row.get(5),
                                "free_g",
                                row.get(6))));
        Map<String, Object> volumes = new LinkedHashMap<>();
        rows("lvs", 4).forEach(row -> volumes.put(row.get(0), Map.of("vg", row.get(1), "size_g", row.get(3))));
        Map<String, Object> disks = new LinkedHashMap<>();
        rows("pvs", 6)
                .forEach(row ->
                        disks.put(row.get(0), Map.of("vg", row.get(1), "size_g", row.get(4), "free_g", row.get(5))));
        return Map.of("lvm", Map.of("vgs", groups, "lvs", volumes, "pvs", disks));
    }

    private List<List<String>> rows(String part, int width) {
        return sources.part(part)
                .lines()
                .map(line -> List.of(line.strip().split(",", -1)))
                .filter(row -> row.size() >= width)
                .toList();
    }
}
