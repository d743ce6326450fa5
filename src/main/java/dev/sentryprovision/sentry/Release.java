package dev.sentryprovision.sentry;

import java.time.LocalDate;

/**
 * A release of self-hosted Sentry.
 *
 * @param day when its tag was made
 */
public record Release(Version version, LocalDate day) {

    static Release of(Fields fields) {
        return new Release(fields.version("version"), LocalDate.parse(fields.text("day")));
    }
}
