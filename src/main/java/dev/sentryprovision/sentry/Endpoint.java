package dev.sentryprovision.sentry;

import java.net.URI;
import java.util.List;

/** Where a host fetches something from while it installs. */
public record Endpoint(Span span, URI url, String purpose) implements Span.Spanned {

    /** Read at the first use of {@link Endpoint#neededBy}. */
    private static final class Known {
        static final List<Endpoint> ALL = KnowledgeFile.read("endpoints", Endpoint::of);
    }

    public static List<Endpoint> neededBy(Version release) {
        return Span.at(release, Known.ALL);
    }

    static Endpoint of(Fields fields) {
        return new Endpoint(Span.of(fields), URI.create(fields.text("url")), fields.text("purpose"));
    }
}
