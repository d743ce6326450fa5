package dev.sentryprovision.sentry;

import java.util.List;

/**
 * A volume.
 *
 * @param external it has exactly this name; else the compose project and an underscore stand before it
 * @param backup   losing it loses data
 */
public record Volume(Span span, String name, boolean external, boolean backup, String holds) implements Span.Spanned {

    /** Read at the first use of this class. */
    private static final class Known {
        static final List<Volume> ALL = KnowledgeFile.read("volumes", Volume::of);
    }

    public static List<Volume> all() {
        return Known.ALL;
    }

    public static List<Volume> of(Version release) {
        return Span.at(release, Known.ALL);
    }

    /** Its name on a host. */
    public String nameIn(String project) {
        return external ? name : project + "_" + name;
    }

    private static Volume of(Fields fields) {
        return new Volume(
                Span.of(fields),
                fields.text("name"),
                fields.flag("external"),
                fields.flag("backup"),
                fields.text("holds"));
    }
}
