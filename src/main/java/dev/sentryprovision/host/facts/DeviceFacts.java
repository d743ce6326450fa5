package dev.sentryprovision.host.facts;

import dev.sentryprovision.value.None;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Disks and their partitions, from sysfs. Texts where Ansible has texts; the kernel's sectors are of 512 bytes. */
final class DeviceFacts {

    private static final String FOLDER = "/sys/block/";
    private static final List<String> KINDS = List.of("id", "label", "uuid");
    private static final String UNITS = "BKMGTPEZY";

    private final FactSources sources;
    private final Links links;

    DeviceFacts(FactSources sources) {
        this.sources = sources;
        this.links = Links.of(sources);
    }

    Map<String, Object> facts() {
        Map<String, Object> devices = new LinkedHashMap<>();
        links.in("/sys/block").forEach(name -> devices.put(name, disk(name)));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("devices", devices);
        facts.put("device_links", allLinks());
        return facts;
    }

    /** What {@code /dev/disk/by-uuid} calls a device; an empty text when it has no name there. */
    String uuid(String device) {
        return links.to(device, "/dev/disk/by-uuid").stream().findFirst().orElse("");
    }

    private Map<String, Object> disk(String name) {
        String path = FOLDER + name;
        Map<String, Object> disk = new LinkedHashMap<>();
        disk.put("virtual", 1L);
        disk.put("links", linksTo(name));
        disk.put("vendor", textOrNone(path + "/device/vendor"));
        disk.put("model", textOrNone(path + "/device/model"));
        disk.put("sas_address", None.NONE);
        disk.put("sas_device_handle", None.NONE);
        if (sources.hasFile(path + "/device/serial")) {
            disk.put("serial", sources.line(path + "/device/serial"));
        }
        disk.put("removable", textOrNone(path + "/removable"));
        disk.put("support_discard", textOrNone(path + "/queue/discard_granularity"));
        disk.put("partitions", partitions(name));
        disk.put("rotational", textOrNone(path + "/queue/rotational"));
        disk.put("scheduler_mode", scheduler(sources.line(path + "/queue/scheduler")));
        size(disk, path, path);
        disk.put("host", "");
        disk.put("holders", holders(path));
        return disk;
    }

    private Map<String, Object> partitions(String disk) {
        Map<String, Object> partitions = new TreeMap<>();
        String path = FOLDER + disk + "/";
        sources.paths(path + disk).filter(file -> file.endsWith("/start")).forEach(file -> {
            String folder = file.substring(0, file.length() - "/start".length());
            String name = folder.substring(path.length());
            Map<String, Object> partition = new LinkedHashMap<>();
            partition.put("links", linksTo(name));
            partition.put("start", sources.line(file));
            size(partition, folder, FOLDER + disk);
            partition.put("uuid", uuid(name).isEmpty() ? None.NONE : uuid(name));
            partition.put("holders", holders(folder));
            partitions.put(name, partition);
        });
        return partitions;
    }

    private void size(Map<String, Object> facts, String path, String disk) {
        String sectors = sources.line(path + "/size");
        String sectorSize = sources.line(disk + "/queue/logical_block_size");
        facts.put("sectors", sectors.isEmpty() ? "0" : sectors);
        facts.put("sectorsize", sectorSize.isEmpty() ? "512" : sectorSize);
        facts.put("size", shown(sectors.matches("[0-9]+") ? Long.parseLong(sectors) * 512 : 0));
    }

    private List<String> holders(String path) {
        return links.in(path + "/holders");
    }

    private Object textOrNone(String path) {
        String line = sources.line(path);
        return line.isEmpty() ? None.NONE : line;
    }

    /** The one in brackets. */
    private static String scheduler(String line) {
        int open = line.indexOf('[');
        int close = line.indexOf(']');
        return open >= 0 && close > open ? line.substring(open + 1, close) : "";
    }

    private Map<String, Object> linksTo(String device) {
        Map<String, Object> result = new LinkedHashMap<>();
        KINDS.forEach(kind -> result.put(plural(kind), links.to(device, "/dev/disk/by-" + kind)));
        result.put("masters", List.of());
        return result;
    }

    private Map<String, Object> allLinks() {
        Map<String, Object> result = new LinkedHashMap<>();
        for (String kind : KINDS) {
            Map<String, List<String>> byDevice = new TreeMap<>();
            String folder = "/dev/disk/by-" + kind;
            links.in(folder).forEach(name -> {
                String device = links.name(folder + "/" + name);
                byDevice.put(device, links.to(device, folder));
            });
            result.put(plural(kind), byDevice);
        }
        result.put("masters", Map.of());
        return result;
    }

    private static String plural(String kind) {
        return kind + "s";
    }

    /** {@code 80.00 GB}, counted in steps of 1024. */
    private static String shown(long bytes) {
        int step = 0;
        double size = bytes;
        while (size >= 1024 && step < UNITS.length() - 1) {
            size /= 1024;
            step++;
        }
        String unit = step == 0 ? "Bytes" : UNITS.charAt(step) + "B";
        return String.format(Locale.ROOT, "%.2f %s", size, unit);
    }
}
