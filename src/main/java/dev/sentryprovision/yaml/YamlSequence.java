package dev.sentryprovision.yaml;

import dev.sentryprovision.problem.SourceSpan;
import java.util.List;

/** A list. */
public record YamlSequence(List<YamlNode> items, YamlTag tag, SourceSpan where) implements YamlNode {

    public YamlSequence {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "a list";
    }
}
