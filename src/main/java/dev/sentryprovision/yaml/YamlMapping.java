package dev.sentryprovision.yaml;

import dev.sentryprovision.problem.SourceSpan;
import java.util.List;
import java.util.Optional;

/** A mapping, its entries in order, each key once, merge keys ({@code <<}) already followed. */
public record YamlMapping(List<Entry> entries, YamlTag tag, SourceSpan where) implements YamlNode {

    /** One key and its value. */
    public record Entry(YamlScalar key, YamlNode value) {}

    public YamlMapping {
        entries = List.copyOf(entries);
    }

    /** The entry whose key has this text. */
    public Optional<Entry> entry(String key) {
        return entries.stream().filter(entry -> entry.key().text().equals(key)).findFirst();
    }

    /** The value of the key with this text. */
    public Optional<YamlNode> get(String key) {
        return entry(key).map(Entry::value);
    }

    @Override
    public String kind() {
        return "a mapping";
    }
}
