package dev.sentryprovision.yaml;

import static dev.sentryprovision.yaml.TaggedScalars.CORE;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;

/** Lists and mappings by their tag. */
final class TaggedCollections {

    private static final List<String> KNOWN = List.of("!vault", "!unsafe", "!!str", "!!int", "!!float", "!!bool");

    private TaggedCollections() {}

    static YamlNode sequence(String tag, List<YamlNode> items, SourceSpan where) {
        return switch (tag) {
            case null -> new YamlSequence(items, YamlTag.NONE, where);
            case "!", CORE + "seq" -> new YamlSequence(items, YamlTag.NONE, where);
            case "!unsafe" -> new YamlSequence(items, YamlTag.UNSAFE, where);
            case CORE + "omap", CORE + "pairs" -> pairs(items, where);
            default -> throw unknownTag(tag, where, "a list");
        };
    }

    static YamlNode mapping(String tag, List<Entry> entries, SourceSpan where) {
        return switch (tag) {
            case null -> new YamlMapping(entries, YamlTag.NONE, where);
            case "!", CORE + "map" -> new YamlMapping(entries, YamlTag.NONE, where);
            case "!unsafe" -> new YamlMapping(entries, YamlTag.UNSAFE, where);
            case CORE + "set" ->
                new YamlSequence(entries.stream().<YamlNode>map(Entry::key).toList(), YamlTag.NONE, where);
            default -> throw unknownTag(tag, where, "a mapping");
        };
    }

    /** An ordered mapping is a list of pairs to Python. */
    private static YamlNode pairs(List<YamlNode> items, SourceSpan where) {
        List<YamlNode> pairs = new ArrayList<>();
        for (YamlNode item : items) {
            if (!(item instanceof YamlMapping mapping) || mapping.entries().size() != 1) {
                throw new YamlProblem("each item of an ordered mapping is one 'key: value'", item.where(), "");
            }
            Entry entry = mapping.entries().getFirst();
            pairs.add(new YamlSequence(List.of(entry.key(), entry.value()), YamlTag.NONE, item.where()));
        }
        return new YamlSequence(pairs, YamlTag.NONE, where);
    }

    static YamlProblem unknownTag(String tag, SourceSpan where, String kind) {
        String written = written(tag);
        String near = Nearest.hint(written, KNOWN);
        return new YamlProblem(
                "the tag '" + written + "' is not known for " + kind,
                where,
                near.isEmpty() ? "a text that starts with '!' must be quoted" : near);
    }

    static String written(String tag) {
        return tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
    }
}
