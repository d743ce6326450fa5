package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Access;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Callable;
import dev.sentryprovision.template.python.CodePoints;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Limits;
import dev.sentryprovision.template.python.OwnDict;
import dev.sentryprovision.template.python.PercentFormat;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.TextCase;
import dev.sentryprovision.template.python.TextPad;
import dev.sentryprovision.template.python.TextSplit;
import dev.sentryprovision.template.python.Tuple;
import dev.sentryprovision.template.python.Types;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters of texts; other values are texts first. */
final class TextFilters {

    private static final Pattern WORD = Pattern.compile("[\\w]+", Pattern.UNICODE_CHARACTER_CLASS);

    private TextFilters() {}

    static Map<String, Filter> all() {
        return Map.ofEntries(
                Map.entry("upper", (value, _, _) -> Repr.str(value).toUpperCase(Locale.ROOT)),
                Map.entry("lower", (value, _, _) -> Repr.str(value).toLowerCase(Locale.ROOT)),
                Map.entry("capitalize", (value, _, _) -> TextCase.capitalize(Repr.str(value))),
                Map.entry("title", (value, _, _) -> title(Repr.str(value))),
                Map.entry(
                        "trim",
                        (value, arguments, _) -> method(Repr.str(value), "strip", arguments.bind("trim", "chars"))),
                Map.entry("replace", TextFilters::replace),
                Map.entry("split", (value, arguments, _) -> TextSplit.split(text(value), arguments)),
                Map.entry("center", TextFilters::center),
                Map.entry("format", TextFilters::format),
                Map.entry("indent", TextFilters::indent),
                Map.entry("truncate", TextFilters::truncate),
                Map.entry(
                        "wordcount",
                        (value, _, _) -> WORD.matcher(Repr.str(value)).results().count()),
                Map.entry("wordwrap", WordWrap::apply),
                Map.entry("comment", Comment::apply));
    }

    /** A value that must be a text. */
    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw Failure.type("a text is needed, not " + Types.name(value));
    }

    private static Object method(String text, String name, Bound bound) {
        Callable method = (Callable) Access.attribute(text, name, Failure.NOWHERE);
        return method.call(bound.present(0).map(Arguments::of).orElse(Arguments.NONE));
    }

    /** Jinja starts words after blanks, dashes and opening brackets, not after any other character. */
    private static String title(String text) {
        Matcher words = Pattern.compile("([-\\s({\\[<]+)|([^-\\s({\\[<]+)").matcher(text);
        return words.replaceAll(word -> Matcher.quoteReplacement(TextCase.capitalize(word.group())));
    }

    private static Object replace(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("replace", "old", "new", "count");
        Arguments given = bound.present(2)
                .map(count -> Arguments.of(bound.text(0, ""), bound.text(1, ""), count))
                .orElseGet(() -> Arguments.of(Repr.str(bound.required(0)), Repr.str(bound.required(1))));
        return ((Callable) Access.attribute(Repr.str(value), "replace", Failure.NOWHERE)).call(given);
    }

    private static Object center(Object value, Arguments arguments, Frame frame) {
        return TextPad.center(Repr.str(value), arguments.bind("center", "width").number(0, 80), " ");
    }

    private static Object format(Object value, Arguments arguments, Frame frame) {
        if (!arguments.named().isEmpty() && !arguments.positional().isEmpty()) {
            throw Failure.filter("can't handle positional and keyword arguments at the same time");
        }
        return PercentFormat.format(
                Repr.str(value),
                arguments.named().isEmpty() ? new Tuple(arguments.positional()) : new OwnDict(arguments.named()));
    }

    private static Object indent(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("indent", "width", "first", "blank");
        Object width = bound.orElse(0, 4L);
        String prefix = width instanceof String text ? text : blanks(bound.number(0, 4));
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (Object line : TextSplit.lines(Repr.str(value) + "\n", false)) {
            boolean indented = first ? bound.flag(1, false) : bound.flag(2, false) || !((String) line).isEmpty();
            out.append(first ? "" : "\n").append(indented ? prefix : "").append(line);
            Limits.checkText(out.length());
            first = false;
        }
        return out.toString();
    }

    private static String blanks(int count) {
        Limits.checkText(count);
        return " ".repeat(Math.max(0, count));
    }

    private static Object truncate(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("truncate", "length", "killwords", "end", "leeway");
        String text = Repr.str(value);
        String end = bound.text(2, "...");
        int length = bound.number(0, 255);
        int room = length - CodePoints.length(end);
        if (room < 0) {
            throw Failure.filter("expected length >= " + CodePoints.length(end) + ", got " + length);
        }
        if (CodePoints.length(text) <= length + bound.number(3, 5)) {
            return text;
        }
        String cut = CodePoints.slice(text, 0, room);
        int blank = cut.lastIndexOf(' ');
        return (bound.flag(1, false) || blank < 0 ? cut : cut.substring(0, blank)) + end;
    }
}
