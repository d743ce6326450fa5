package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Repr;

/**
 * The filter {@code comment}.
 *
 * @param beginning  line before all
 * @param decoration before each line of the text
 * @param end        line after all
 */
record Comment(String beginning, String decoration, String end) {

    private static final String[] PARAMETERS = {
        "style", "newline", "beginning", "prefix", "prefix_count", "decoration", "postfix", "postfix_count", "end"
    };

    private static Comment style(String name) {
        return switch (name) {
            case "plain" -> new Comment("", "# ", "");
            case "erlang" -> new Comment("", "% ", "");
            case "c" -> new Comment("", "// ", "");
            case "cblock" -> new Comment("/*", " * ", " */");
            case "xml" -> new Comment("<!--", " - ", "-->");
            default -> throw Failure.runtime("there is no style of comments '" + name + "'");
        };
    }

    static Object apply(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("comment", PARAMETERS);
        Comment style = style(bound.text(0, "plain"));
        String newline = bound.text(1, "\n");
        String beginning = bound.text(2, style.beginning);
        String decoration = bound.text(5, style.decoration);
        String prefix = bound.text(3, decoration.stripTrailing());
        String postfix = bound.text(6, decoration.stripTrailing());
        String end = bound.text(8, style.end);
        String text = (decoration + Repr.str(value).replace(newline, newline + decoration))
                .replace(decoration + newline, decoration.stripTrailing() + newline);
        return (beginning.isEmpty() ? "" : beginning + newline)
                + repeated(prefix, bound.number(4, 1), newline)
                + text
                + (postfix.isEmpty() ? "" : repeated(newline + postfix, bound.number(7, 1), ""))
                + (end.isEmpty() ? "" : newline + end);
    }

    private static String repeated(String line, int count, String newline) {
        return line.isEmpty() ? "" : (line + newline).repeat(Math.max(0, count));
    }
}
