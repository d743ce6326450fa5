package dev.sentryprovision.template.python;

import dev.sentryprovision.value.None;
import java.util.List;

/** Finding texts in texts. */
final class TextSearch {

    private TextSearch() {}

    /** {@code find}, {@code rfind}, {@code index} and {@code rindex}. */
    static Object position(String method, String text, Arguments arguments) {
        List<Object> given = arguments.exactly(method, 1, 3);
        String wanted = TextMethods.text(given.getFirst());
        String part = range(text, given);
        int at = method.startsWith("r") ? part.lastIndexOf(wanted) : part.indexOf(wanted);
        if (at < 0 && method.endsWith("index")) {
            throw Failure.runtime("substring not found");
        }
        return at < 0 ? -1L : (long) CodePoints.position(part, at) + start(text, given);
    }

    static Object count(String text, Arguments arguments) {
        List<Object> given = arguments.exactly("count", 1, 3);
        String wanted = TextMethods.text(given.getFirst());
        String part = range(text, given);
        if (wanted.isEmpty()) {
            return (long) CodePoints.length(part) + 1;
        }
        long count = 0;
        for (int at = part.indexOf(wanted); at >= 0; at = part.indexOf(wanted, at + wanted.length())) {
            count++;
        }
        return count;
    }

    /** The part between the optional second and third argument. */
    static String range(String text, List<Object> given) {
        if (given.size() == 1) {
            return text;
        }
        Object stop = given.size() > 2 ? given.get(2) : None.NONE;
        return (String) new Slice(given.get(1), stop, None.NONE).of(text);
    }

    private static long start(String text, List<Object> given) {
        if (given.size() == 1 || given.get(1) == None.NONE) {
            return 0;
        }
        int length = CodePoints.length(text);
        long start = Numbers.small(given.get(1));
        return Math.clamp(start < 0 ? start + length : start, 0, length);
    }
}
