package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.DictView;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Undefined;
import dev.sentryprovision.value.None;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts for HTML, URLs and shells. */
final class WebFilters {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[^>]*>", Pattern.DOTALL);
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[^\\w@%+=:,./-]");
    private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)[^\\s<>\"']*[^\\s<>\"'.,;:!?)]");

    private WebFilters() {}

    static Map<String, Filter> all() {
        return Map.ofEntries(
                Map.entry("escape", (value, _, _) -> escape(Repr.str(value))),
                Map.entry("e", (value, _, _) -> escape(Repr.str(value))),
                Map.entry("forceescape", (value, _, _) -> escape(Repr.str(value))),
                Map.entry("safe", (value, _, _) -> Repr.str(value)),
                Map.entry("striptags", (value, _, _) -> stripTags(Repr.str(value))),
                Map.entry("xmlattr", WebFilters::attributes),
                Map.entry("urlize", WebFilters::links),
                Map.entry("urlencode", (value, _, _) -> urlEncode(value)),
                Map.entry("urldecode", (value, _, _) -> urlDecode(Repr.str(value))),
                Map.entry("urlsplit", UrlSplit::apply),
                Map.entry("quote", (value, _, _) -> value == None.NONE ? "''" : quote(Repr.str(value))));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;");
    }

    private static String stripTags(String text) {
        String plain = TAG.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("");
        return plain.strip()
                .replaceAll("\\s+", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static Object attributes(Object value, Arguments arguments, Frame frame) {
        boolean space = arguments.bind("xmlattr", "autospace").flag(0, true);
        StringJoiner all = new StringJoiner(" ");
        Selecting.dict("xmlattr", value).forEach((key, item) -> {
            if (item != None.NONE && !(item instanceof Undefined)) {
                String name = Repr.str(key);
                if (name.matches(".*[\\s/>=].*")) {
                    throw Failure.runtime("Invalid character in attribute name: " + Repr.of(name));
                }
                all.add(escape(name) + "=\"" + escape(Repr.str(item)) + "\"");
            }
        });
        return space && all.length() > 0 ? " " + all : all.toString();
    }

    private static Object links(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("urlize", "trim_url_limit", "nofollow", "target", "rel", "extra_schemes");
        int limit = bound.present(0).isPresent() ? bound.number(0, 0) : Integer.MAX_VALUE;
        String rel = bound.text(3, bound.flag(1, false) ? "nofollow noopener" : "noopener");
        String target = bound.present(2)
                .map(name -> " target=\"" + escape(Repr.str(name)) + "\"")
                .orElse("");
        return LINK.matcher(escape(Repr.str(value))).replaceAll(link -> {
            String url = link.group();
            String shown = url.length() > limit ? url.substring(0, limit) + "..." : url;
            String address = url.startsWith("www.") ? "https://" + url : url;
            return Matcher.quoteReplacement(
                    "<a href=\"" + address + "\" rel=\"" + rel + "\"" + target + ">" + shown + "</a>");
        });
    }

    private static String urlEncode(Object value) {
        if (value instanceof String text) {
            return percent(text, "/");
        }
        if (!Iteration.possible(value)) {
            return percent(Repr.str(value), "/");
        }
        StringJoiner query = new StringJoiner("&");
        for (Object pair : value instanceof Map<?, ?> map ? DictView.items(map) : Iteration.of(value)) {
            List<?> parts = Iteration.list(pair);
            query.add(percent(Repr.str(parts.get(0)), "").replace("%20", "+") + "="
                    + percent(Repr.str(parts.get(1)), "").replace("%20", "+"));
        }
        return query.toString();
    }

    private static String percent(String text, String safe) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "_.-~".indexOf(c) >= 0 || safe.indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return out.toString();
    }

    private static String urlDecode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '%' && text.substring(i).matches("(?s)%[0-9a-fA-F]{2}.*")) {
                out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 3;
            } else {
                out.writeBytes((c == '+' ? " " : Character.toString(c)).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String quote(String text) {
        if (text.isEmpty()) {
            return "''";
        }
        return NEEDS_QUOTES.matcher(text).find() ? "'" + text.replace("'", "'\"'\"'") + "'" : text;
    }
}
