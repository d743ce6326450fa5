package dev.sentryprovision.host;

import dev.sentryprovision.host.PathStatus.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code stat -c} prints for an entry: fields between tabs, its name last. Understood by GNU and busybox. */
final class StatFormat {

    /** Whole seconds as numbers; the fractions are only in the readable forms, which differ by time zone. */
    static final String FORMAT = "%f\t%u\t%g\t%U\t%G\t%s\t%h\t%i\t%d\t%X\t%Y\t%Z\t%x\t%y\t%z\t%n";

    private static final int FIELDS = 16;
    private static final Pattern FRACTION = Pattern.compile("\\.[0-9]+");

    private final String[] fields;

    private StatFormat(String[] fields) {
        this.fields = fields;
    }

    static StatFormat parse(String text) {
        String[] fields = text.split("\t", FIELDS);
        if (fields.length < FIELDS) {
            throw new HostFailure("not understood, from stat: " + text);
        }
        return new StatFormat(fields);
    }

    String name() {
        return fields[15];
    }

    PathStatus status(String linkTarget) {
        int bits = Integer.parseInt(fields[0], 16);
        return new PathStatus(
                kind(bits),
                bits & 07777,
                nameOr(fields[3], fields[1]),
                nameOr(fields[4], fields[2]),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[5]),
                time(10),
                time(9),
                time(11),
                Long.parseLong(fields[7]),
                Long.parseLong(fields[8]),
                Long.parseLong(fields[6]),
                linkTarget);
    }

    private double time(int field) {
        Matcher fraction = FRACTION.matcher(fields[field + 3]);
        return Double.parseDouble(fields[field] + (fraction.find() ? fraction.group() : ""));
    }

    private static String nameOr(String name, String number) {
        return name.equals("UNKNOWN") || name.isEmpty() ? number : name;
    }

    private static Kind kind(int bits) {
        return switch (bits & 0170000) {
            case 0100000 -> Kind.FILE;
            case 0040000 -> Kind.DIRECTORY;
            case 0120000 -> Kind.SYMBOLIC_LINK;
            default -> Kind.OTHER;
        };
    }
}
