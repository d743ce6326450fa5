package dev.sentryprovision.yaml;

import dev.sentryprovision.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;

/** Gathers one mapping: its own entries over those merged in with {@code <<}, as PyYAML orders them. */
final class MappingBuilder {

    private final DuplicateKeys duplicates;
    private final List<YamlMapping> merged = new ArrayList<>();
    private final MappingEntries own = new MappingEntries();

    MappingBuilder(DuplicateKeys duplicates) {
        this.duplicates = duplicates;
    }

    void put(YamlNode key, YamlNode value) {
        if (!(key instanceof YamlScalar scalar)) {
            throw new YamlProblem(
                    key.kind() + " cannot be a key",
                    key.where(),
                    key instanceof YamlMapping
                            ? "if this is a template, put the whole value in quotes: \"{{ ... }}\""
                            : "put the key in quotes");
        }
        own.put(scalar, value).ifPresent(first -> duplicates.warn(first, scalar));
    }

    /** Of a list, the first mapping wins: it is put in last. */
    void merge(YamlNode value) {
        switch (value) {
            case YamlMapping mapping -> merged.add(mapping);
            case YamlSequence sequence -> sequence.items().reversed().forEach(item -> merged.add(mapping(item)));
            case YamlScalar scalar -> merged.add(mapping(scalar));
        }
    }

    private static YamlMapping mapping(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            return mapping;
        }
        throw new YamlProblem(
                "'<<' merges mappings, and this is " + node.kind(),
                node.where(),
                "merge an anchored mapping, such as '<<: *defaults', or a list of them");
    }

    List<Entry> entries() {
        if (merged.isEmpty()) {
            return own.all();
        }
        MappingEntries result = new MappingEntries();
        merged.forEach(mapping -> putAll(mapping.entries(), result));
        putAll(own.all(), result);
        return result.all();
    }

    private static void putAll(List<Entry> entries, MappingEntries into) {
        for (Entry entry : entries) {
            var _ = into.put(entry.key(), entry.value());
        }
    }
}
