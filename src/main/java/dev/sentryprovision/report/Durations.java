package dev.sentryprovision.report;

import java.time.Duration;

/** Durations as people read them. */
final class Durations {

    private Durations() {}

    /** Whole seconds, minutes and hours: {@code 42s}, {@code 3m 07s}, {@code 1h 02m}. */
    static String seconds(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3600
                ? "%dm %02ds".formatted(seconds / 60, seconds % 60)
                : "%dh %02dm".formatted(seconds / 3600, seconds / 60 % 60);
    }

    /** Short ones with a decimal: {@code 0.4s}. */
    static String precise(Duration duration) {
        return duration.toSeconds() >= 60
                ? seconds(duration)
                : "%d.%ds".formatted(duration.toSeconds(), duration.toMillisPart() / 100);
    }
}
