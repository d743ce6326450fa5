package dev.sentryprovision.host.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** File systems on devices, and the root, whatever it is on. Sizes in bytes. */
record MountFacts(FactSources sources, DeviceFacts devices) {

    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    List<Object> mounts() {
        Map<String, long[]> sizes = sizes();
        Set<String> bound = bound();
        List<Object> result = new ArrayList<>();
        for (String line : sources.file("/proc/mounts")) {
            String[] fields = line.split(" ");
            if (fields.length >= 4 && isWanted(fields)) {
                result.add(mount(fields, sizes, bound));
            }
        }
        return result;
    }

    private static boolean isWanted(String[] fields) {
        return fields[0].startsWith("/") || fields[0].contains(":/") || fields[1].equals("/");
    }

    private Map<String, Object> mount(String[] fields, Map<String, long[]> sizes, Set<String> bound) {
        String path = plain(fields[1]);
        Map<String, Object> mount = new LinkedHashMap<>();
        mount.put("device", plain(fields[0]));
        mount.put("mount", path);
        mount.put("fstype", fields[2]);
        mount.put("options", fields[3] + (bound.contains(path) ? ",bind" : ""));
        String uuid = devices.uuid(fields[0].substring(fields[0].lastIndexOf('/') + 1));
        mount.put("uuid", uuid.isEmpty() ? "N/A" : uuid);
        long[] size = sizes.get(path);
        if (size != null) {
            mount.put("block_size", size[0]);
            mount.put("block_total", size[1]);
            mount.put("block_available", size[2]);
            mount.put("block_used", size[1] - size[2]);
            mount.put("size_total", size[0] * size[1]);
            mount.put("size_available", size[0] * size[2]);
            mount.put("inode_total", size[3]);
            mount.put("inode_available", size[4]);
            mount.put("inode_used", size[3] - size[4]);
        }
        return mount;
    }

    /** Where not the root of a file system is mounted: {@code ID PARENT DEVICE ROOT PATH …}. */
    private Set<String> bound() {
        return sources.file("/proc/self/mountinfo").stream()
                .map(line -> line.split(" "))
                .filter(fields -> fields.length > 4 && !fields[3].equals("/"))
                .map(fields -> plain(fields[4]))
                .collect(Collectors.toSet());
    }

    /** By path: block size, blocks, blocks for users, inodes, free inodes. */
    private Map<String, long[]> sizes() {
        Map<String, long[]> result = new HashMap<>();
        sources.part("sizes").lines().forEach(line -> {
            String[] fields = line.split(" ", 6);
            if (fields.length == 6) {
                long[] numbers = new long[5];
                for (int i = 0; i < 5; i++) {
                    numbers[i] = Long.parseLong(fields[i]);
                }
                result.put(fields[5], numbers);
            }
        });
        return result;
    }

    /** The kernel writes blanks in paths in octal. */
    private static String plain(String field) {
        return OCTAL.matcher(field)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(match.group(1), 8))));
    }
}
