package dev.sentryprovision.host;

import dev.sentryprovision.connection.Shell;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at a machine through a shell; what is asked is gathered and sent together. */
final class ShellLooks implements Looks {

    private final Supplier<Shell> shell;
    private final Supplier<String> nonce;
    private LookBatch first;
    private LookBatch open;

    /** @param shell started when it is needed first */
    ShellLooks(Supplier<Shell> shell, Supplier<String> nonce) {
        this.shell = shell;
        this.nonce = nonce;
        this.first = new LookBatch(true);
        this.open = first;
    }

    /** The same for a task with its environment and time limit. */
    Looks as(HostView view) {
        return new TaskLooks(this, view);
    }

    @Override
    public <T> Asked<T> ask(Look<T> look) {
        return ask(look, Optional.empty());
    }

    /** @param limit how long the batch may take that it travels in */
    synchronized <T> Asked<T> ask(Look<T> look, Optional<Duration> limit) {
        LookBatch batch = open;
        batch.add(look, limit);
        return () -> {
            sendIfOpen(batch);
            return answers(batch).get(look);
        };
    }

    @Override
    public synchronized Asked<Account> account() {
        LookBatch batch = first;
        return () -> {
            sendIfOpen(batch);
            return answers(batch).account();
        };
    }

    private Answers answers(LookBatch batch) {
        try {
            return batch.answers();
        } catch (RuntimeException e) {
            forget(batch);
            throw e;
        }
    }

    /** A user who was not there when he was asked may be there the next time: a task may have made him. */
    private synchronized void forget(LookBatch failed) {
        if (first == failed) {
            open.addAccount();
            first = open;
        }
    }

    @Override
    public synchronized void flush() {
        if (!open.isEmpty()) {
            sendIfOpen(open);
        }
    }

    private synchronized void sendIfOpen(LookBatch batch) {
        if (batch == open) {
            open = new LookBatch(false);
            batch.send(request -> shell.get().send(request), nonce.get());
        }
    }
}
