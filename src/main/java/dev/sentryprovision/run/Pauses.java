package dev.sentryprovision.run;

import java.time.Duration;

/** Waiting that an interruption ends. */
final class Pauses {

    private static final Duration STEP = Duration.ofMillis(200);

    private Pauses() {}

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same, ended by the user's wish to stop as well. */
    static void sleep(Duration duration, Stop stop) {
        Duration left = duration;
        while (left.isPositive() && !stop.wanted() && !Thread.currentThread().isInterrupted()) {
            Duration step = left.compareTo(STEP) < 0 ? left : STEP;
            sleep(step);
            left = left.minus(step);
        }
    }
}
