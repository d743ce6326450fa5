package dev.sentryprovision.sentry;

import java.util.List;
import java.util.Optional;

/**
 * A step up of a database that install.sh takes from a release on.
 *
 * @param images what is pulled for it alone
 * @param look   what to look at before
 */
public record DatabaseStep(
        Span span, String database, String from, String to, List<String> images, Optional<String> look)
        implements Span.Spanned {

    /** Read at the first use of {@link DatabaseStep#all}. */
    private static final class Known {
        static final List<DatabaseStep> ALL = KnowledgeFile.read("database_steps", DatabaseStep::of);
    }

    public static List<DatabaseStep> all() {
        return Known.ALL;
    }

    static DatabaseStep of(Fields fields) {
        return new DatabaseStep(
                Span.of(fields),
                fields.text("database"),
                fields.text("from"),
                fields.text("to"),
                fields.texts("images"),
                fields.optionalText("look"));
    }

    /** Whether the way from one release to another takes it. */
    boolean passed(Version below, Version upTo) {
        return below.isBelow(span.since())
                && !upTo.isBelow(span.since())
                && span.until().map(last -> !last.isBelow(upTo)).orElse(true);
    }
}
