package dev.sentryprovision.run;

import java.time.Duration;

/** Waiting that an interruption ends. */
final class Pauses {

    private Pauses() {}

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
