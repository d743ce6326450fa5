package dev.sentryprovision.run;

import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.host.Changes;
import dev.sentryprovision.host.HostView;
import dev.sentryprovision.shell.Command;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tries to enter the machine of a task; a connection that does not answer any more is given up. */
record Reach(TaskAtHost at) {

    /** Why it cannot be entered, or nothing. */
    Optional<String> tryFor(Duration limit) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> answer.complete(tried()));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return Optional.of("no answer within " + limit.toSeconds() + " seconds");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<String> tried() {
        try {
            Place place = Place.of(at);
            place.session()
                    .view(HostView.live(place.view().who()), new Changes())
                    .query(Command.script(":"));
            return Optional.empty();
        } catch (ConnectionFailure e) {
            at.run().sessions().reset(Place.delegate(at).orElse(at.host().name()));
            return Optional.of(e.getMessage());
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
