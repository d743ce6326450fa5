package dev.sentryprovision.connection;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.transport.TransportException;

/**
 * Asks a server now and then whether it is there, and cuts the connection when it is not. sshj's own keepalive takes a
 * platform thread for each connection, and waits for ever where the question itself cannot be sent any more.
 */
final class Heartbeat {

    private final SSHClient client;
    private final Duration interval;
    private final Duration limit;
    private final Runnable cut;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Heartbeat(SSHClient client, Duration interval, int count, Runnable cut) {
        this.client = client;
        this.interval = interval;
        this.limit = interval.multipliedBy(count);
        this.cut = cut;
    }

    void start() {
        Thread.ofVirtual().name("ssh-heartbeat").start(this::beat);
    }

    void stop() {
        stopped.countDown();
    }

    private void beat() {
        try {
            while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!answers()) {
                    cut.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() throws InterruptedException {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        // In a thread of its own: writing blocks as well when nobody reads on the other side.
        Thread.ofVirtual().start(() -> ask(answer));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }

    private void ask(CompletableFuture<Boolean> answer) {
        try {
            client.getConnection()
                    .sendGlobalRequest("keepalive@openssh.com", true, new byte[0])
                    .tryRetrieve(limit.toMillis(), TimeUnit.MILLISECONDS);
            answer.complete(true);
        } catch (ConnectionException e) {
            // "No such request" is the usual answer; a transport that died has told everybody itself.
            answer.complete(true);
        } catch (TransportException e) {
            answer.complete(false);
        }
    }
}
