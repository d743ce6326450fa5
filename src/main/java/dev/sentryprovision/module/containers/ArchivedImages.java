package dev.sentryprovision.module.containers;

import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.module.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The images of an archive, and which of them an engine does not have. */
record ArchivedImages(List<String> names, List<String> missing) {

    /** Reads the archive's manifest, on one line, and the engine's images on the others: id, name. */
    static ArchivedImages parse(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
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
        return new ArchivedImages(names, missing);
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
