package dev.sentryprovision.report;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when told to. */
final class ManualClock implements InstantSource {

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void advance(long seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }
}
