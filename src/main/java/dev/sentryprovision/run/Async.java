package dev.sentryprovision.run;

import java.time.Duration;
import java.util.Optional;

/**
 * {@code async} and {@code poll} of a task, rendered.
 *
 * @param limit how long it may run in the background
 * @param poll  between two looks at it; zero when it is left running
 */
record Async(Duration limit, Duration poll) {

    private static final int POLL_SECONDS = 15;

    /** Nothing for a task that is waited for in the usual way. */
    static Optional<Async> of(TaskAtHost at) {
        return at.task()
                .async()
                .map(written -> Numbers.whole(at.render(written), "async"))
                .filter(seconds -> seconds > 0)
                .map(seconds -> new Async(Duration.ofSeconds(seconds), poll(at)));
    }

    private static Duration poll(TaskAtHost at) {
        return Duration.ofSeconds(at.task()
                .poll()
                .map(written -> Numbers.whole(at.render(written), "poll"))
                .orElse(POLL_SECONDS));
    }

    boolean isLeftRunning() {
        return !poll.isPositive();
    }
}
