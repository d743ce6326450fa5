package dev.sentryprovision.template.lookup;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Limits;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.PercentFormat;
import dev.sentryprovision.template.python.Repr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lookup {@code sequence}: {@code start=1 end=9 stride=2 format=host%02d}, or short {@code 1-9/2:host%02d}. */
final class Sequence {

    private static final String NUMBER = "0x[0-9a-fA-F]+|0[0-7]+|-?\\d+";
    private static final Pattern SHORT =
            Pattern.compile("(?:(" + NUMBER + ")-)?(" + NUMBER + ")(?:/(" + NUMBER + "))?(?::(.*))?", Pattern.DOTALL);
    private static final List<String> KEYS = List.of("start", "end", "count", "stride", "format");

    private Sequence() {}

    static List<Object> run(List<Object> terms, Map<String, Object> options, Frame frame) {
        OwnList all = new OwnList();
        for (Object term : terms) {
            Map<String, String> settings = new HashMap<>();
            options.forEach((name, value) -> set(settings, name, Repr.str(value)));
            read(Repr.str(term).strip(), settings);
            generate(settings, all);
        }
        return all;
    }

    private static void set(Map<String, String> settings, String name, String value) {
        if (!KEYS.contains(name)) {
            throw Failure.lookup("unrecognized arguments to with_sequence: " + name);
        }
        settings.put(name, value);
    }

    private static void read(String term, Map<String, String> settings) {
        Matcher m = SHORT.matcher(term);
        if (m.matches()) {
            Optional.ofNullable(m.group(1)).ifPresent(start -> settings.put("start", start));
            settings.put("end", m.group(2));
            Optional.ofNullable(m.group(3)).ifPresent(stride -> settings.put("stride", stride));
            Optional.ofNullable(m.group(4)).ifPresent(format -> settings.put("format", format));
            return;
        }
        for (String word : term.split("\\s+")) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw Failure.lookup("unknown error parsing with_sequence arguments: '" + term + "'");
            }
            set(settings, word.substring(0, equals), word.substring(equals + 1));
        }
    }

    private static void generate(Map<String, String> settings, OwnList all) {
        if (settings.containsKey("count") == settings.containsKey("end")) {
            throw Failure.lookup(
                    settings.containsKey("end")
                            ? "can't specify both count and end in with_sequence"
                            : "must specify count or end in with_sequence");
        }
        long start = number(settings.getOrDefault("start", "1"));
        long stride = number(settings.getOrDefault("stride", "1"));
        long count = settings.containsKey("count") ? number(settings.get("count")) : Long.MAX_VALUE;
        if (count == 0) {
            return;
        }
        long end = count == Long.MAX_VALUE ? number(settings.get("end")) : start + (count - 1) * stride;
        requireDirection(start, end, stride);
        Limits.checkItems((end - start) / stride);
        String format = settings.getOrDefault("format", "%d");
        for (long i = start; stride > 0 ? i <= end : i >= end; i += stride) {
            all.add(PercentFormat.format(format, i));
        }
    }

    private static void requireDirection(long start, long end, long stride) {
        if (stride == 0) {
            throw Failure.lookup("stride must not be 0");
        }
        if (stride > 0 && end < start) {
            throw Failure.lookup("to count backwards make stride negative");
        }
        if (stride < 0 && end > start) {
            throw Failure.lookup("to count forward don't make stride negative");
        }
    }

    private static long number(String text) {
        try {
            boolean octal = text.length() > 1 && text.startsWith("0") && !text.startsWith("0x");
            return octal ? Long.parseLong(text, 8) : Long.decode(text);
        } catch (NumberFormatException _) {
            throw Failure.lookup("can't parse " + text + " as integer");
        }
    }
}
