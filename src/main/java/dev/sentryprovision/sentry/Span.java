package dev.sentryprovision.sentry;

import java.util.List;
import java.util.Optional;

/**
 * Releases for which something holds.
 *
 * @param since the first
 * @param until the last; without one it still holds
 */
public record Span(Version since, Optional<Version> until) {

    /** Something that holds for some releases. */
    public interface Spanned {
        Span span();
    }

    static Span of(Fields fields) {
        return new Span(fields.version("since"), fields.optionalVersion("until"));
    }

    public boolean contains(Version version) {
        return version.isAtLeast(since)
                && until.map(last -> !last.isBelow(version)).orElse(true);
    }

    /** What of it holds for a release. */
    static <T extends Spanned> List<T> at(Version version, List<T> all) {
        return all.stream().filter(each -> each.span().contains(version)).toList();
    }

    @Override
    public String toString() {
        return until.map(last -> since + " to " + last).orElse("from " + since);
    }
}
