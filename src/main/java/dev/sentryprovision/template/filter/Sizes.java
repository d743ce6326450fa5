package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Numbers;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Types;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them. */
final class Sizes {

    private static final String UNITS = "BKMGTPEZY";
    private static final Pattern SIZE = Pattern.compile("\\s*(\\d*\\.?\\d*)\\s*([A-Za-z]+)?.*", Pattern.DOTALL);

    private Sizes() {}

    static Object fileSize(Object value, Arguments arguments, Frame frame) {
        boolean binary = arguments.bind("filesizeformat", "binary").flag(0, false);
        double bytes = value instanceof String text ? parsed(text) : Numbers.real(value);
        int base = binary ? 1024 : 1000;
        if (bytes == 1) {
            return "1 Byte";
        }
        if (bytes < base) {
            return (long) bytes + " Bytes";
        }
        int unit = 1;
        while (unit < 8 && bytes >= Math.pow(base, unit + 1)) {
            unit++;
        }
        String prefix = binary ? UNITS.charAt(unit) + "i" : unit == 1 ? "k" : String.valueOf(UNITS.charAt(unit));
        return String.format(Locale.ROOT, "%.1f %sB", bytes / Math.pow(base, unit), prefix);
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException _) {
            throw Failure.runtime("could not convert string to float: " + Repr.of(text));
        }
    }

    static Object humanReadable(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("human_readable", "isbits", "unit");
        if (!Types.isNumber(value)) {
            throw Failure.filter("human_readable() failed on bad input: a number is needed, not " + Types.name(value));
        }
        boolean bits = bound.flag(0, false);
        double size = Numbers.real(value);
        int unit = bound.present(1).map(wanted -> unit(Repr.str(wanted))).orElseGet(() -> fitting(size));
        String suffix = unit == 0 ? (bits ? "bits" : "Bytes") : UNITS.charAt(unit) + (bits ? "b" : "B");
        return String.format(Locale.ROOT, "%.2f %s", size / Math.pow(1024, unit), suffix);
    }

    private static int fitting(double size) {
        int unit = 0;
        while (unit < UNITS.length() - 1 && size >= Math.pow(1024, unit + 1)) {
            unit++;
        }
        return unit;
    }

    private static int unit(String name) {
        return name.isEmpty() ? 0 : Math.max(0, UNITS.indexOf(Character.toUpperCase(name.charAt(0))));
    }

    static Object humanToBytes(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("human_to_bytes", "default_unit", "isbits");
        String text = Repr.str(value);
        Matcher m = SIZE.matcher(text);
        if (!m.matches() || m.group(1).isEmpty() || m.group(1).equals(".")) {
            throw Failure.filter("human_to_bytes() can't interpret following string: " + text);
        }
        String name = m.group(2) != null
                ? m.group(2)
                : bound.present(0).map(Repr::str).orElse("");
        int unit = name.isEmpty() ? 0 : UNITS.indexOf(Character.toUpperCase(name.charAt(0)));
        if (unit < 0 || !suits(name, bound.flag(1, false))) {
            throw Failure.filter("human_to_bytes() can't interpret following string: " + text);
        }
        return Numbers.truncated(Math.rint(Double.parseDouble(m.group(1)) * Math.pow(1024, unit)));
    }

    /** What follows the prefix says whether bits or bytes are meant. */
    private static boolean suits(String unit, boolean bits) {
        boolean plain = unit.length() <= 1;
        String rest = plain ? "" : unit.substring(1);
        String lower = unit.toLowerCase(Locale.ROOT);
        if (plain) {
            return !unit.equals(bits ? "B" : "b") || unit.isEmpty();
        }
        return bits
                ? rest.equals("b") || lower.endsWith("bit") || lower.endsWith("bits")
                : rest.equals("B") || lower.endsWith("byte") || lower.endsWith("bytes");
    }
}
