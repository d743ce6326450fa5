package dev.sentryprovision.module.containers;

import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.module.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The images of an archive, and which of them an engine does not have.
 *
 * @param inspected what the engine tells of those that it has
 */
record ArchivedImages(List<String> names, List<String> missing, List<?> inspected) {

    /**
     * Reads the archive's manifest, on one line, the engine's images on lines of their own (id, name), and what it tells of
     * them as a list of JSON on the rest.
     */
    static ArchivedImages parse(String text) {
        List<String> all = text.lines().filter(line -> !line.isBlank()).toList();
        int end = all.indexOf("[");
        List<String> lines = all.subList(0, end < 0 ? all.size() : end);
        String told = String.join("\n", all.subList(lines.size(), all.size()));
        if (lines.isEmpty() || !(JsonText.parse(lines.getFirst()).orElse("") instanceof List<?> manifest)) {
            throw new HostFailure("the archive holds no images: its manifest.json cannot be read");
        }
        Set<String> there = lines.stream().skip(1).collect(Collectors.toSet());
        List<String> names = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Object each : manifest) {
            if (each instanceof Map<?, ?> image) {
                String id = "sha256:" + digest(String.valueOf(image.get("Config")));
                for (String name : tags(image, id)) {
                    names.add(name);
                    if (!isThere(there, id, name)) {
                        missing.add(name);
                    }
                }
            }
        }
        List<?> inspected = JsonText.parse(told).orElse(List.of()) instanceof List<?> list ? list : List.<Object>of();
        return new ArchivedImages(names, missing, inspected);
    }

    private static boolean isThere(Set<String> there, String id, String name) {
        return name.equals(id)
                ? there.stream().anyMatch(line -> line.startsWith(id + " "))
                : there.contains(id + " " + name);
    }

    /** An image without a name goes by its id. */
    private static List<String> tags(Map<?, ?> image, String id) {
        List<String> tags = image.get("RepoTags") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        return tags.isEmpty() ? List.of(id) : tags;
    }

    /** {@code 0123ab.json} in older archives, {@code blobs/sha256/0123ab} in newer ones. */
    private static String digest(String config) {
        return config.substring(config.lastIndexOf('/') + 1).replace(".json", "");
    }
}
