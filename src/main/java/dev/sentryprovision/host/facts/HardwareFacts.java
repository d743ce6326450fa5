package dev.sentryprovision.host.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Memory, processors, and what the firmware says of the machine. Sizes in MiB, as Ansible has them. */
record HardwareFacts(FactSources sources) {

    private static final List<String> FIRMWARE = List.of(
            "bios_date",
            "bios_vendor",
            "bios_version",
            "board_name",
            "board_vendor",
            "board_serial",
            "board_version",
            "board_asset_tag",
            "chassis_vendor",
            "chassis_serial",
            "chassis_version",
            "chassis_asset_tag",
            "product_name",
            "product_serial",
            "product_uuid",
            "product_version");

    /** Types of cases by their numbers in the firmware's standard. */
    private static final Map<String, String> FORM_FACTORS = Map.ofEntries(
            Map.entry("1", "Other"),
            Map.entry("2", "Unknown"),
            Map.entry("3", "Desktop"),
            Map.entry("4", "Low Profile Desktop"),
            Map.entry("5", "Pizza Box"),
            Map.entry("6", "Mini Tower"),
            Map.entry("7", "Tower"),
            Map.entry("8", "Portable"),
            Map.entry("9", "Laptop"),
            Map.entry("10", "Notebook"),
            Map.entry("11", "Hand Held"),
            Map.entry("12", "Docking Station"),
            Map.entry("13", "All In One"),
            Map.entry("14", "Sub Notebook"),
            Map.entry("15", "Space-saving"),
            Map.entry("16", "Lunch Box"),
            Map.entry("17", "Main Server Chassis"),
            Map.entry("18", "Expansion Chassis"),
            Map.entry("19", "Sub Chassis"),
            Map.entry("20", "Bus Expansion Chassis"),
            Map.entry("21", "Peripheral Chassis"),
            Map.entry("22", "RAID Chassis"),
            Map.entry("23", "Rack Mount Chassis"),
            Map.entry("24", "Sealed-case PC"),
            Map.entry("25", "Multi-system"),
            Map.entry("26", "CompactPCI"),
            Map.entry("27", "AdvancedTCA"),
            Map.entry("28", "Blade"));

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        memory(facts);
        processors(facts);
        String folder = "/sys/class/dmi/id/";
        FIRMWARE.forEach(name -> facts.put(name, told(folder + name)));
        facts.put("system_vendor", told(folder + "sys_vendor"));
        facts.put("form_factor", FORM_FACTORS.getOrDefault(sources.line(folder + "chassis_type"), "NA"));
        String uptime = sources.line("/proc/uptime").split("[. ]", 2)[0];
        facts.put("uptime_seconds", uptime.isEmpty() ? 0L : Long.parseLong(uptime));
        return facts;
    }

    private String told(String path) {
        String line = sources.line(path);
        return line.isEmpty() ? "NA" : line;
    }

    private void memory(Map<String, Object> facts) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (String line : sources.file("/proc/meminfo")) {
            String[] words = line.split("[:\\s]+");
            if (words.length >= 2 && words[1].matches("[0-9]+")) {
                sizes.put(words[0], Long.parseLong(words[1]) / 1024);
            }
        }
        long total = sizes.getOrDefault("MemTotal", 0L);
        long free = sizes.getOrDefault("MemFree", 0L);
        long swap = sizes.getOrDefault("SwapTotal", 0L);
        long swapFree = sizes.getOrDefault("SwapFree", 0L);
        long cached = sizes.getOrDefault("Cached", 0L) + sizes.getOrDefault("Buffers", 0L);
        facts.put("memtotal_mb", total);
        facts.put("memfree_mb", free);
        facts.put("swaptotal_mb", swap);
        facts.put("swapfree_mb", swapFree);
        facts.put(
                "memory_mb",
                Map.of(
                        "real", Map.of("total", total, "free", free, "used", total - free),
                        "nocache", Map.of("free", free + cached, "used", total - free - cached),
                        "swap",
                                Map.of(
                                        "total",
                                        swap,
                                        "free",
                                        swapFree,
                                        "used",
                                        swap - swapFree,
                                        "cached",
                                        sizes.getOrDefault("SwapCached", 0L))));
    }

    private void processors(Map<String, Object> facts) {
        List<Object> names = new ArrayList<>();
        Set<String> sockets = new HashSet<>();
        long processors = 0;
        long cores = 1;
        long siblings = 1;
        for (String line : sources.part("cpu").lines().toList()) {
            String[] pair = line.split("\\s*:\\s*", 2);
            String value = pair.length > 1 ? pair[1].strip() : "";
            switch (pair[0].strip()) {
                case "processor" -> {
                    processors++;
                    names.add(value);
                }
                case "vendor_id", "model name", "Processor", "cpu model" -> names.add(value);
                case "physical id" -> sockets.add(value);
                case "cpu cores" -> cores = number(value);
                case "siblings" -> siblings = number(value);
                default -> {}
            }
        }
        long count = sockets.isEmpty() ? processors : sockets.size();
        long threads = Math.max(1, siblings / cores);
        facts.put("processor", names);
        facts.put("processor_count", count);
        facts.put("processor_cores", cores);
        facts.put("processor_threads_per_core", threads);
        facts.put("processor_vcpus", count * cores * threads);
        facts.put("processor_nproc", usable(processors));
        facts.put("cpu_flags", flags());
    }

    private List<String> flags() {
        String line = sources.part("flags");
        String list = line.substring(line.indexOf(':') + 1).strip();
        return list.isEmpty() ? List.of() : List.of(list.split("\\s+"));
    }

    /** How many processors a process may use here. */
    private long usable(long all) {
        return sources.file("/proc/self/status").stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .mapToLong(HardwareFacts::countOf)
                .findFirst()
                .orElse(all);
    }

    /** From a list such as {@code 0-3,8}. */
    private static long countOf(String list) {
        long count = 0;
        for (String range : list.split(",")) {
            String[] ends = range.split("-");
            count += ends.length == 2 ? number(ends[1]) - number(ends[0]) + 1 : 1;
        }
        return count;
    }

    private static long number(String text) {
        return text.matches("[0-9]+") ? Math.max(0, Long.parseLong(text)) : 1;
    }
}
