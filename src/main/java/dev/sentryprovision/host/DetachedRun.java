package dev.sentryprovision.host;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.connection.ConnectionFailure.Kind;
import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.shell.Quote;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * Runs a command that goes on by itself on the machine, and follows it until it ends. When the connection is lost, it is
 * opened anew and the command is followed from where it was left.
 */
final class DetachedRun {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    /** Beyond the command's own limit: for the machine to kill it, and to be reached again. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final Set<Kind> WAY_LOST = Set.of(Kind.LOST, Kind.ROUTE, Kind.TIMEOUT, Kind.REFUSED);

    private final Connection connection;
    private final HostView how;
    private final Background background;
    private final JobFiles files;
    private final InstantSource clock;
    private final Instant end;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    DetachedRun(Connection connection, HostView how, Background background, InstantSource clock) {
        this.connection = connection;
        this.how = how;
        this.background = background;
        this.files = new JobFiles(background.job());
        this.clock = clock;
        this.end = clock.instant().plus(background.limit()).plus(GRACE);
    }

    /**
     * The command's own status and outputs.
     *
     * @throws HostFailure when it took too long, or vanished
     */
    Reply run(String command) {
        start(command);
        background.onStart().run();
        Duration pause = SHORTEST;
        while (true) {
            JobFiles.Seen seen = look();
            switch (seen.state()) {
                case JobFiles.State.Ended(int status) -> {
                    return new Reply(status, out.toByteArray(), err.toByteArray());
                }
                case JobFiles.State.Late _ -> throw late();
                case JobFiles.State.Gone _ ->
                    throw new HostFailure("the job " + background.job()
                            + " is gone without having ended; was the machine restarted?");
                case JobFiles.State.Running _ -> {
                    if (clock.instant().isAfter(end)) {
                        throw late();
                    }
                }
            }
            sleep(pause);
            pause = shorter(pause.multipliedBy(2), background.poll());
        }
    }

    /** A start whose answer was lost may have happened or not. */
    private void start(String command) {
        Reply reply = null;
        while (reply == null) {
            try {
                reply = connection.shell(how.who()).run(environment() + files.start(command, background.limit()));
            } catch (ConnectionFailure failure) {
                reopenAfter(failure);
                if (!(look().state() instanceof JobFiles.State.Gone)) {
                    return;
                }
            }
        }
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("start the job " + background.job(), reply);
        }
    }

    private JobFiles.Seen look() {
        String script = environment() + files.look(out.size(), err.size());
        while (true) {
            try {
                JobFiles.Seen seen = JobFiles.read(connection.shell(how.who()).run(script));
                out.writeBytes(seen.out());
                err.writeBytes(seen.err());
                if (seen.out().length > 0) {
                    background.onOutput().accept(new String(seen.out(), StandardCharsets.UTF_8));
                }
                return seen;
            } catch (ConnectionFailure failure) {
                reopenAfter(failure);
            }
        }
    }

    /** Tries until the command's time is over; then there is nothing left to follow. */
    private void reopenAfter(ConnectionFailure failure) {
        ConnectionFailure last = failure;
        while (isWayLost(last)) {
            try {
                connection.reopen();
                return;
            } catch (ConnectionFailure again) {
                last = again;
                sleep(shorter(Duration.ofSeconds(2), background.poll()));
            }
        }
        throw last;
    }

    /** A wait that was given up looks like a loss, and is none. */
    private boolean isWayLost(ConnectionFailure failure) {
        return WAY_LOST.contains(failure.kind())
                && clock.instant().isBefore(end)
                && !Thread.currentThread().isInterrupted();
    }

    private String environment() {
        String folder = how.environment().get(JobFiles.FOLDER_VARIABLE);
        return folder == null ? "" : JobFiles.FOLDER_VARIABLE + "=" + Quote.quote(folder) + "\n";
    }

    private HostFailure late() {
        String message = "async task did not complete within the requested time - "
                + background.limit().toSeconds() + "s";
        return new HostFailure(message, Map.of("ansible_job_id", background.job(), "started", 1L, "finished", 0L));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostFailure("the job " + background.job() + " is no longer followed; it goes on by itself");
        }
    }
}
