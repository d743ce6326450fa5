package dev.sentryprovision.sentry.config;

import dev.sentryprovision.host.HostFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code nginx.conf} or {@code redis.conf} as lines: a directive gets another value where it stands, and all else stays. */
final class Directives {

    /** How a directive is written. */
    enum Style {
        /** {@code name value;}, in a block {@code http} where it is new */
        NGINX(";", "on", "off", "http"),
        /** {@code name value} */
        REDIS("", "yes", "no", "");

        private final String end;
        private final String yes;
        private final String no;
        private final String block;

        Style(String end, String yes, String no, String block) {
            this.end = end;
            this.yes = yes;
            this.no = no;
            this.block = block;
        }

        /** {@code on} and {@code yes} are truth values in YAML. */
        private String written(Object value) {
            return value instanceof Boolean truth ? truth ? yes : no : value.toString();
        }
    }

    private static final Pattern DIRECTIVE =
            Pattern.compile("\\s*#?\\s*([a-z][a-z0-9_-]*)\\s+([\"']?)(.*?)\\2\\s*;?(\\s+#.*|\\s*)");

    private final Style style;
    private final List<String> lines;

    Directives(Style style, String text) {
        this.style = style;
        lines = new ArrayList<>(text.lines().toList());
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** All directives that stand in one line with their values, those in comments too: one name may be there many times. */
    Stream<Map<String, String>> all() {
        return lines.stream()
                .map(DIRECTIVE::matcher)
                .filter(Matcher::matches)
                .map(found -> Map.of(found.group(1), found.group(3)));
    }

    /** Gives a directive one value, wherever it stands; or, of a list, adds the values that are not there. */
    void set(String name, Object value) {
        List<Integer> places = places(name);
        if (value instanceof List<?> values) {
            values.stream().map(style::written).forEach(each -> add(name, each));
        } else if (places.isEmpty()) {
            insert(name, style.written(value));
        } else {
            places.forEach(place -> replace(place, name, style.written(value)));
        }
    }

    private void add(String name, String value) {
        boolean there = places(name).stream()
                .anyMatch(place -> directive(place, name).group("value").equals(value));
        if (!there) {
            insert(name, value);
        }
    }

    private void replace(int place, String name, String value) {
        Matcher found = directive(place, name);
        if (!found.group("value").equals(value)) {
            lines.set(place, found.group("lead") + value + found.group("rest"));
        }
    }

    /** Below its kind, else at the beginning of its block, else at the end. */
    private void insert(String name, String value) {
        List<Integer> places = places(name);
        if (!places.isEmpty()) {
            int last = places.getLast();
            lines.add(last + 1, indent(lines.get(last)) + name + " " + value + style.end);
        } else if (style.block.isEmpty()) {
            lines.add(name + " " + value + style.end);
        } else {
            int block = first(line -> line.matches("\\s*" + style.block + "\\s*\\{\\s*(#.*)?"))
                    .orElseThrow(() -> new HostFailure("there is no block '" + style.block + "' for " + name));
            lines.add(block + 1, indent(lines.get(block)) + "\t" + name + " " + value + style.end);
        }
    }

    private List<Integer> places(String name) {
        Pattern start = Pattern.compile("\\s*" + Pattern.quote(name) + "\\s.*");
        return IntStream.range(0, lines.size())
                .filter(i -> start.matcher(lines.get(i)).matches())
                .boxed()
                .toList();
    }

    private Optional<Integer> first(Predicate<String> wanted) {
        return IntStream.range(0, lines.size())
                .filter(i -> wanted.test(lines.get(i)))
                .boxed()
                .findFirst();
    }

    private Matcher directive(int place, String name) {
        String rest = style.end.isEmpty() ? "\\s*" : "\\s*" + style.end + "\\s*(#.*)?";
        Matcher matcher = Pattern.compile(
                        "(?<lead>\\s*" + Pattern.quote(name) + "\\s+)(?<value>\\S.*?)(?<rest>" + rest + ")")
                .matcher(lines.get(place));
        if (!matcher.matches()) {
            throw new HostFailure("'" + name + "' stands over several lines; edit it by hand");
        }
        return matcher;
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
