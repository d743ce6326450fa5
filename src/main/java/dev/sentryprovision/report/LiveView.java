package dev.sentryprovision.report;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.EventSink;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * A console view that says what is going on while nothing ends: on a terminal by a line redrawn in place, elsewhere by a
 * plain line after a long silence. Thread-safe. Whoever owns it calls {@link #tick} about every second.
 */
public abstract class LiveView implements EventSink {

    private static final Duration LONG_SILENCE = Duration.ofSeconds(30);

    private final Screen screen;
    private final boolean terminal;
    private final InstantSource clock;
    private final BusyHosts busy = new BusyHosts();
    private Instant lastPrinted;

    LiveView(PrintWriter out, ConsoleSettings settings, InstantSource clock) {
        this.screen = new Screen(out, settings.colour(), settings.width());
        this.terminal = settings.terminal();
        this.clock = clock;
        this.lastPrinted = clock.instant();
    }

    @Override
    public final synchronized void accept(Event event) {
        follow(event);
        if (!(event instanceof Event.HostProgress)) {
            // A command may put out thousands of lines; the next tick shows the last.
            refreshStatus();
        }
        show(event);
    }

    /** Brings the status line up to date, or breaks a long silence. */
    public final synchronized void tick() {
        Instant now = clock.instant();
        refreshStatus();
        if (!terminal && !busy.isEmpty() && Duration.between(lastPrinted, now).compareTo(LONG_SILENCE) >= 0) {
            print(Colour.PLAIN, "still busy: " + busy.list(now));
        }
    }

    /** Does what needs the terminal for itself, such as asking; the view waits meanwhile. */
    public final synchronized <T> T undisturbed(Supplier<T> work) {
        screen.status("");
        try {
            return work.get();
        } finally {
            lastPrinted = clock.instant();
        }
    }

    /** Says that no further task begins, and what is waited for. */
    public final synchronized void stopping() {
        String pending = busy.isEmpty() ? "" : " Waiting for " + busy.list(clock.instant()) + ".";
        print(Colour.WARNING, "Interrupted: no further task begins." + pending + " Ctrl-C again stops now.");
    }

    /** Says that running tasks are given up. */
    public final synchronized void stoppingNow() {
        String pending = busy.isEmpty() ? "" : " Given up: " + busy.list(clock.instant()) + ".";
        print(Colour.WARNING, "Stopped." + pending);
    }

    private void refreshStatus() {
        if (terminal) {
            screen.status(busy.statusLine(clock.instant()));
        }
    }

    abstract void show(Event event);

    final Screen screen() {
        return screen;
    }

    final void print(Colour colour, String lines) {
        screen.print(colour, lines);
        lastPrinted = clock.instant();
    }

    private void follow(Event event) {
        switch (event) {
            case Event.HostStarted e -> busy.started(e.host(), e.task().name(), clock.instant());
            case Event.HostProgress e -> busy.progressed(e.host(), e.line());
            case Event.HostDone e -> {
                busy.done(e.host());
                lastPrinted = clock.instant();
            }
            case Event.RunEnded _ -> {
                busy.clear();
                screen.status("");
            }
            default -> lastPrinted = clock.instant();
        }
    }
}
