package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.PythonRegex;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Truth;
import dev.sentryprovision.template.python.Tuple;
import dev.sentryprovision.template.python.Values;
import dev.sentryprovision.value.None;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** Filters with regular expressions. */
final class RegexFilters {

    private RegexFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "regex_replace", RegexFilters::replace,
                "regex_search", RegexFilters::search,
                "regex_findall", RegexFilters::findAll,
                "regex_escape", RegexFilters::escape);
    }

    private static Object replace(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind(
                "regex_replace", "pattern", "replacement", "ignorecase", "multiline", "count", "mandatory_count");
        String text = Repr.str(value);
        PythonRegex regex = PythonRegex.compile(bound.text(0, ""), bound.flag(2, false), bound.flag(3, false));
        int expected = bound.number(5, 0);
        if (expected > 0 && regex.matcher(text).results().count() != expected) {
            throw Failure.filter("'" + bound.text(0, "") + "' should match " + expected + " times in '" + text + "'");
        }
        return regex.replace(text, bound.text(1, ""), bound.number(4, 0));
    }

    private static Object search(Object value, Arguments arguments, Frame frame) {
        requireKnown(arguments.named().keySet());
        List<Object> given = arguments.positional();
        if (given.isEmpty()) {
            throw Failure.type("regex_search() missing 1 required positional argument: 'regex'");
        }
        PythonRegex regex = PythonRegex.compile(
                Repr.str(Values.use(given.getFirst())), flag(arguments, "ignorecase"), flag(arguments, "multiline"));
        List<String> groups = new ArrayList<>();
        for (Object group : given.subList(1, given.size())) {
            groups.add(groupName(Repr.str(Values.use(group))));
        }
        Matcher match = regex.matcher(Repr.str(value));
        if (!match.find()) {
            return None.NONE;
        }
        if (groups.isEmpty()) {
            return match.group();
        }
        OwnList found = new OwnList();
        groups.forEach(group ->
                found.add(regex.group(match, group).<Object>map(text -> text).orElse(None.NONE)));
        return found;
    }

    private static String groupName(String reference) {
        if (reference.matches("\\\\g<.+>")) {
            return reference.substring(3, reference.length() - 1);
        }
        if (reference.matches("\\\\\\d+")) {
            return reference.substring(1);
        }
        throw Failure.filter("Unknown argument");
    }

    private static Object findAll(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("regex_findall", "regex", "multiline", "ignorecase");
        PythonRegex regex =
                PythonRegex.compile(Repr.str(bound.required(0)), bound.flag(2, false), bound.flag(1, false));
        Matcher match = regex.matcher(Repr.str(value));
        OwnList found = new OwnList();
        while (match.find()) {
            found.add(match.groupCount() < 2 ? orEmpty(match.group(match.groupCount())) : groups(match));
        }
        return found;
    }

    private static Tuple groups(Matcher match) {
        OwnList groups = new OwnList();
        for (int i = 1; i <= match.groupCount(); i++) {
            groups.add(orEmpty(match.group(i)));
        }
        return new Tuple(groups);
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }

    private static Object escape(Object value, Arguments arguments, Frame frame) {
        String type = arguments.bind("regex_escape", "re_type").text(0, "python");
        String special = switch (type) {
            case "python" -> "()[]{}?*+-|^$\\.&~# \t\n\r\u000b\f";
            case "posix_basic" -> "[].^$*\\";
            case "posix_extended" -> throw Failure.filter("Regex type (" + type + ") not yet implemented");
            default -> throw Failure.filter("Invalid regex type (" + type + ")");
        };
        StringBuilder out = new StringBuilder();
        for (char c : Repr.str(value).toCharArray()) {
            out.append(special.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return out.toString();
    }

    private static void requireKnown(Set<String> names) {
        for (String name : names) {
            if (!name.equals("ignorecase") && !name.equals("multiline")) {
                throw Failure.type("regex_search() got an unexpected keyword argument '" + name + "'");
            }
        }
    }

    private static boolean flag(Arguments arguments, String name) {
        return Truth.of(Values.use(arguments.named().getOrDefault(name, false)));
    }
}
