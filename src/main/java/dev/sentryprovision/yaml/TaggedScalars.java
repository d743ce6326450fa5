package dev.sentryprovision.yaml;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.None;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Scalars by their tag, or by their looks when they have none. */
final class TaggedScalars {

    static final String CORE = "tag:yaml.org,2002:";

    private final String text;
    private final Marks marks;

    /** @param text what is read */
    TaggedScalars(String text, Marks marks) {
        this.text = text;
        this.marks = marks;
    }

    static boolean isMergeKey(ScalarEvent key) {
        return key.getValue().equals("<<") && (key.getTag() == null && key.isPlain() || isCore(key, "merge"));
    }

    private static boolean isCore(ScalarEvent event, String name) {
        return (CORE + name).equals(event.getTag());
    }

    YamlScalar scalar(ScalarEvent event) {
        String tag = event.getTag();
        if ((tag == null || tag.equals("!")) && event.isPlain()) {
            return untagged(event);
        }
        return switch (tag) {
            case null -> text(event);
            case "!" -> text(event);
            case "!unsafe" -> node(event, event.getValue(), YamlTag.UNSAFE);
            case "!vault", "!vault-encrypted" -> node(event, event.getValue(), YamlTag.VAULT);
            default -> node(event, tagged(event, tag), YamlTag.NONE);
        };
    }

    /** The scalar as a text, whatever it looks like. */
    YamlScalar text(ScalarEvent event) {
        return node(event, event.getValue(), YamlTag.NONE);
    }

    private YamlScalar untagged(ScalarEvent event) {
        String text = event.getValue();
        if (text.equals("=") || text.equals("<<")) {
            throw new YamlProblem(
                    "'" + text + "' alone has a meaning of its own in YAML, and none here",
                    span(event),
                    "put it in quotes: '" + text + "'");
        }
        try {
            return node(event, Yaml11.value(text), YamlTag.NONE);
        } catch (IllegalArgumentException e) {
            throw new YamlProblem(e.getMessage(), span(event), "put it in quotes when it is meant as text");
        }
    }

    private Object tagged(ScalarEvent event, String tag) {
        String text = event.getValue();
        try {
            return switch (tag.startsWith(CORE) ? tag.substring(CORE.length()) : tag) {
                case "str" -> text;
                case "null" -> None.NONE;
                case "bool" -> truth(text);
                case "int" -> Yaml11.whole(text);
                case "float" -> Yaml11.real(text);
                case "timestamp" -> Timestamps.text(text);
                case "binary" -> binary(text);
                default -> throw TaggedCollections.unknownTag(tag, span(event), "a text");
            };
        } catch (IllegalArgumentException e) {
            throw new YamlProblem(
                    "'" + text + "' does not fit its tag '" + TaggedCollections.written(tag) + "'", span(event), "");
        }
    }

    private static boolean truth(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (Set.of("yes", "true", "on").contains(lower)) {
            return true;
        }
        if (Set.of("no", "false", "off").contains(lower)) {
            return false;
        }
        throw new IllegalArgumentException(text);
    }

    /** The playbook language has no bytes; bytes that are text are useful as text. */
    private static String binary(String text) {
        return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private YamlScalar node(ScalarEvent event, Object value, YamlTag tag) {
        YamlScalar.Style style = style(event.getScalarStyle());
        int column = style == YamlScalar.Style.BLOCK ? columnOfBlock(event) : 0;
        return new YamlScalar(event.getValue(), value, style, tag, span(event), column);
    }

    /** Indentation of the first line with something on it. */
    private int columnOfBlock(ScalarEvent event) {
        int first = text.indexOf('\n', event.getStartMark().getIndex()) + 1;
        int at = first;
        for (; at < text.length() && Character.isWhitespace(text.charAt(at)); at++) {
            if (text.charAt(at) == '\n') {
                first = at + 1;
            }
        }
        return at - first + 1;
    }

    private static YamlScalar.Style style(ScalarStyle style) {
        return switch (style) {
            case LITERAL, FOLDED -> YamlScalar.Style.BLOCK;
            case SINGLE_QUOTED, DOUBLE_QUOTED, JSON_SCALAR_STYLE -> YamlScalar.Style.QUOTED;
            case PLAIN -> YamlScalar.Style.PLAIN;
        };
    }

    private SourceSpan span(ScalarEvent event) {
        return marks.span(event.getStartMark(), event.getEndMark());
    }
}
