package dev.sentryprovision.template.python;

import dev.sentryprovision.template.python.Methods.Method;
import dev.sentryprovision.value.None;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Methods of texts. */
final class TextMethods {

    private TextMethods() {}

    static Optional<Method> find(String name) {
        return switch (name) {
            case "upper" -> plain(name, text -> text.toUpperCase(Locale.ROOT));
            case "lower" -> plain(name, text -> text.toLowerCase(Locale.ROOT));
            case "casefold" -> plain(name, text -> text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
            case "title" -> plain(name, TextCase::title);
            case "capitalize" -> plain(name, TextCase::capitalize);
            case "swapcase" -> plain(name, TextCase::swap);
            case "strip" -> stripping(name, true, true);
            case "lstrip" -> stripping(name, true, false);
            case "rstrip" -> stripping(name, false, true);
            case "split" -> method((text, a) -> TextSplit.split(text, a));
            case "rsplit" -> method((text, a) -> TextSplit.splitFromRight(text, a));
            case "splitlines" ->
                method((text, a) ->
                        TextSplit.lines(text, a.bind(name, "keepends").flag(0, false)));
            case "partition" ->
                method((text, a) -> TextSplit.partition(text, separator(name, a), text.indexOf(separator(name, a))));
            case "rpartition" -> method((text, a) -> TextSplit.partitionFromRight(text, separator(name, a)));
            case "join" -> method((text, a) -> join(text, a.exactly(name, 1, 1).getFirst()));
            case "replace" -> method(TextMethods::replace);
            case "find", "rfind", "index", "rindex" -> method((text, a) -> TextSearch.position(name, text, a));
            case "count" -> method(TextSearch::count);
            case "startswith" -> affix(name, String::startsWith);
            case "endswith" -> affix(name, String::endsWith);
            case "removeprefix" ->
                method((text, a) -> {
                    String prefix = separator(name, a);
                    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
                });
            case "removesuffix" ->
                method((text, a) -> {
                    String suffix = separator(name, a);
                    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
                });
            case "center", "ljust", "rjust", "zfill", "expandtabs" -> method((text, a) -> TextPad.pad(name, text, a));
            case "format" -> method(BraceFormat::format);
            case "format_map" ->
                method((text, a) -> BraceFormat.format(
                        text,
                        new Arguments(List.of(), named(a.exactly(name, 1, 1).getFirst()))));
            case "encode" ->
                method((text, a) -> Bytes.of(text.getBytes(
                        BytesMethods.charset(a.bind(name, "encoding", "errors").text(0, "utf-8")))));
            case "translate" ->
                method((text, a) -> translate(text, a.exactly(name, 1, 1).getFirst()));
            default ->
                name.startsWith("is")
                        ? TextClass.find(name).map(test -> (self, a) -> {
                            a.exactly(name, 0, 0);
                            return test.test((String) self);
                        })
                        : Optional.empty();
        };
    }

    private interface Body {
        Object call(String text, Arguments arguments);
    }

    private static Optional<Method> method(Body body) {
        return Optional.of((self, arguments) -> body.call((String) self, arguments));
    }

    private static Optional<Method> plain(String name, Function<String, String> change) {
        return method((text, a) -> {
            a.exactly(name, 0, 0);
            return change.apply(text);
        });
    }

    private static String separator(String name, Arguments arguments) {
        return text(arguments.exactly(name, 1, 1).getFirst());
    }

    /** An argument that must be a text. */
    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw Failure.type("must be str, not " + Types.name(Values.use(value)));
    }

    private static Optional<Method> stripping(String name, boolean left, boolean right) {
        return method((text, a) -> {
            List<Object> given = a.exactly(name, 0, 1);
            return given.isEmpty() || given.getFirst() == None.NONE
                    ? strip(text, left, right)
                    : strip(text, text(given.getFirst()), left, right);
        });
    }

    private static String strip(String text, boolean left, boolean right) {
        int start = 0;
        int end = text.length();
        while (left && start < end && TextClass.isSpace(text.charAt(start))) {
            start++;
        }
        while (right && end > start && TextClass.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Takes any of {@code characters} off the ends. */
    static String strip(String text, String characters, boolean left, boolean right) {
        int start = 0;
        int end = text.length();
        while (left && start < end && characters.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (right && end > start && characters.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    static String join(String separator, Object items) {
        StringBuilder out = new StringBuilder();
        int index = 0;
        for (Object item : Iteration.of(items)) {
            if (!(Values.use(item) instanceof String text)) {
                throw Failure.type(
                        "sequence item " + index + ": expected str instance, " + Types.name(item) + " found");
            }
            out.append(index == 0 ? "" : separator).append(text);
            Limits.checkText(out.length());
            index++;
        }
        return out.toString();
    }

    private static String replace(String text, Arguments arguments) {
        List<Object> given = arguments.exactly("replace", 2, 3);
        long count = given.size() > 2 ? Numbers.small(given.get(2)) : -1;
        return replace(text, text(given.get(0)), text(given.get(1)), count);
    }

    /** Replaces the first {@code count} occurrences; all of them when it is negative. */
    static String replace(String text, String old, String replacement, long count) {
        Limits.checkText((long) text.length() / Math.max(1, old.length()) * replacement.length());
        if (count < 0) {
            return text.replace(old, replacement);
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (long done = 0; done < count; done++) {
            int at = text.indexOf(old, from);
            if (at < 0 || old.isEmpty() && at >= text.length()) {
                break;
            }
            out.append(text, from, at).append(replacement);
            if (old.isEmpty()) {
                out.append(text.charAt(at));
            }
            from = at + Math.max(1, old.length());
        }
        return out.append(text.substring(Math.min(from, text.length()))).toString();
    }

    private static Optional<Method> affix(String name, BiPredicate<String, String> test) {
        return method((text, a) -> {
            List<Object> given = a.exactly(name, 1, 3);
            String part = given.size() == 1 ? text : TextSearch.range(text, given);
            return given.getFirst() instanceof Tuple options
                    ? options.stream().anyMatch(option -> test.test(part, text(option)))
                    : test.test(part, text(given.getFirst()));
        });
    }

    private static Map<String, Object> named(Object value) {
        Map<String, Object> named = new LinkedHashMap<>();
        if (!(value instanceof Map<?, ?> map)) {
            throw Failure.type("'" + Types.name(value) + "' object is not a mapping");
        }
        map.forEach((key, item) -> named.put(Repr.str(key), item));
        return named;
    }

    private static String translate(String text, Object table) {
        if (!(table instanceof Map<?, ?> map)) {
            throw Failure.type("'" + Types.name(table) + "' object is not a mapping");
        }
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            Object replacement = Dicts.find(map, (long) c).orElse(Character.toString(c));
            if (replacement != None.NONE) {
                out.append(
                        replacement instanceof Long code ? Character.toString(code.intValue()) : Repr.str(replacement));
            }
        });
        return out.toString();
    }
}
