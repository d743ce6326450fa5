package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.OwnDict;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.value.None;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The filter {@code urlsplit}: the parts of a URL. */
final class UrlSplit {

    private static final Pattern URL = Pattern.compile(
            "(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?", Pattern.DOTALL);
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:([^:]*)(?::(.*))?@)?(\\[[^\\]]*]|[^:]*)(?::(\\d*))?", Pattern.DOTALL);

    private UrlSplit() {}

    static Object apply(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("urlsplit", "query");
        OwnDict parts = split(Repr.str(value));
        String query = bound.text(0, "");
        if (query.isEmpty()) {
            return parts;
        }
        if (!parts.containsKey(query)) {
            throw Failure.filter("urlsplit: unknown URL component: " + query);
        }
        return parts.get(query);
    }

    private static OwnDict split(String url) {
        Matcher m = URL.matcher(url);
        if (!m.matches()) {
            throw new IllegalStateException("every text is a URL");
        }
        String authority = text(m.group(2));
        Matcher a = AUTHORITY.matcher(authority);
        if (!a.matches()) {
            throw Failure.filter("this is not the address of a server: " + authority);
        }
        OwnDict parts = new OwnDict();
        parts.put("fragment", text(m.group(5)));
        parts.put("hostname", host(text(a.group(3))));
        parts.put("netloc", authority);
        parts.put("password", optional(a.group(2)));
        parts.put("path", text(m.group(3)));
        parts.put("port", text(a.group(4)).isEmpty() ? None.NONE : (Object) Long.parseLong(a.group(4)));
        parts.put("query", text(m.group(4)));
        parts.put("scheme", text(m.group(1)).toLowerCase(Locale.ROOT));
        parts.put("username", optional(a.group(1)));
        return parts;
    }

    private static Object host(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return bare.isEmpty() ? None.NONE : bare.toLowerCase(Locale.ROOT);
    }

    private static String text(String group) {
        return group == null ? "" : group;
    }

    private static Object optional(String group) {
        return group == null ? None.NONE : group;
    }
}
