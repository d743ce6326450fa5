package dev.sentryprovision.yaml;

import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.None;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;

/** Builds nodes from the parser's events, counting what they will cost before anybody pays for it. */
final class YamlComposer {

    /** Each makes the text be read once more. */
    private static final int MOST_TABS = 100;

    /** What an anchor names, and how many values that is. */
    private record Anchored(YamlNode node, long size) {}

    private final String text;
    private final YamlLimits limits;
    private final DuplicateKeys duplicates;
    private final Marks marks;
    private final TaggedScalars scalars;
    private final ParserImpl parser;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final List<String> openAnchors = new ArrayList<>();
    private long size;
    private long aliasSize;

    private YamlComposer(String text, String source, YamlLimits limits, Problems warnings) {
        this.text = text;
        this.limits = limits;
        this.duplicates = new DuplicateKeys(warnings);
        this.marks = new Marks(source);
        this.scalars = new TaggedScalars(text, marks);
        this.parser = new ParserImpl(new CodePoints(text, source), options());
    }

    /** Our own limits are checked while composing; the parser's would come first with poorer messages. */
    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(Integer.MAX_VALUE);
        return options;
    }

    /** The one value of a text. */
    static YamlNode compose(String text, String source, YamlLimits limits, Problems warnings) {
        String current = text;
        for (int tabs = 0; ; tabs++) {
            try {
                return new YamlComposer(current, source, limits, warnings).composed();
            } catch (SeparatingTab tab) {
                if (tabs == MOST_TABS) {
                    throw new YamlProblem(
                            "more than " + MOST_TABS + " values with a tab before them",
                            SourceSpan.of(source),
                            "write a blank after each colon");
                }
                current = tab.replacedIn(current);
            } catch (ReaderException e) {
                throw new YamlProblem(new SyntaxHints(text, new Marks(source)).unreadable(e));
            }
        }
    }

    private YamlNode composed() {
        try {
            return document();
        } catch (MarkedYAMLException e) {
            SeparatingTab.find(text, e).ifPresent(tab -> {
                throw tab;
            });
            throw new YamlProblem(new SyntaxHints(text, marks).problem(e));
        }
    }

    private YamlNode document() {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return new YamlScalar(
                    "", None.NONE, YamlScalar.Style.PLAIN, YamlTag.NONE, SourceSpan.at(marks.source(), 1, 1));
        }
        parser.getEvent();
        YamlNode root = node(0);
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw new YamlProblem(
                    "a second document begins here, only one is allowed in a file",
                    marks.point(parser.peekEvent().getStartMark()),
                    "put it in a file of its own, or take the '---' out");
        }
        return root;
    }

    private YamlNode node(int depth) {
        NodeEvent event = (NodeEvent) parser.getEvent();
        if (depth > limits.depth()) {
            throw tooDeep(marks.point(event.getStartMark()), limits);
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        String anchor = event.getAnchor();
        if (anchor == null) {
            return built(event, depth);
        }
        if (anchors.containsKey(anchor) || openAnchors.contains(anchor)) {
            throw new YamlProblem(
                    "the anchor '&" + anchor + "' is there already",
                    marks.point(event.getStartMark()),
                    "give each anchor a name of its own");
        }
        long before = size;
        openAnchors.add(anchor);
        YamlNode node = built(event, depth);
        openAnchors.remove(anchor);
        anchors.put(anchor, new Anchored(node, size - before));
        return node;
    }

    private YamlNode built(NodeEvent event, int depth) {
        size++;
        return switch (event) {
            case ScalarEvent scalar -> scalars.scalar(scalar);
            case SequenceStartEvent sequence -> sequence(sequence, depth);
            case MappingStartEvent mapping -> mapping(mapping, depth);
            default -> throw new IllegalStateException("no value begins with " + event.getEventId());
        };
    }

    private YamlNode aliased(AliasEvent alias) {
        String name = alias.getAnchor();
        SourceSpan where = marks.span(alias.getStartMark(), alias.getEndMark());
        if (openAnchors.contains(name)) {
            throw new YamlProblem("the anchor '&" + name + "' holds itself", where, "");
        }
        Anchored target = anchors.get(name);
        if (target == null) {
            throw SyntaxHints.unknownAlias(name, where, anchors.keySet());
        }
        size += target.size();
        aliasSize += target.size();
        if (aliasSize > limits.aliasNodes()) {
            throw new YamlProblem(
                    "aliases repeat more than %,d values".formatted(limits.aliasNodes()),
                    where,
                    "aliases of aliases multiply; write out what is really needed");
        }
        return target.node();
    }

    private YamlNode sequence(SequenceStartEvent start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(depth + 1));
        }
        Event end = parser.getEvent();
        return TaggedCollections.sequence(start.getTag(), items, marks.span(start.getStartMark(), end.getEndMark()));
    }

    private YamlNode mapping(MappingStartEvent start, int depth) {
        MappingBuilder builder = new MappingBuilder(duplicates);
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            boolean merge = parser.peekEvent() instanceof ScalarEvent key && TaggedScalars.isMergeKey(key);
            if (merge) {
                parser.getEvent();
                builder.merge(node(depth + 1));
            } else {
                YamlNode key = keyNode(depth);
                builder.put(key, node(depth + 1));
            }
        }
        Event end = parser.getEvent();
        return TaggedCollections.mapping(
                start.getTag(), builder.entries(), marks.span(start.getStartMark(), end.getEndMark()));
    }

    /** The sign {@code =} has no meaning as a value, but is a text as a key. */
    private YamlNode keyNode(int depth) {
        return parser.peekEvent() instanceof ScalarEvent key
                        && key.isPlain()
                        && key.getValue().equals("=")
                ? scalars.text((ScalarEvent) parser.getEvent())
                : node(depth + 1);
    }

    static YamlProblem tooDeep(SourceSpan where, YamlLimits limits) {
        return new YamlProblem(
                "nested too deeply: more than " + limits.depth() + " collections inside each other", where, "");
    }
}
