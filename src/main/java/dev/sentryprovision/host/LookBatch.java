package dev.sentryprovision.host;

import dev.sentryprovision.connection.PendingReply;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/** Looks that travel together. Looks are added before it is sent; answers come once. */
final class LookBatch {

    private final boolean account;
    private final Set<Look<?>> looks = new LinkedHashSet<>();
    private Settled<Answers> answers = new Settled<>(() -> {
        throw new IllegalStateException("not sent");
    });

    /** @param account whether it asks who it runs as */
    LookBatch(boolean account) {
        this.account = account;
    }

    void add(Look<?> look) {
        looks.add(look);
    }

    boolean isEmpty() {
        return looks.isEmpty();
    }

    void send(Function<String, PendingReply> shell, String nonce) {
        LookScript script = new LookScript(looks, account);
        Settled<PendingReply> sent = new Settled<>(() -> shell.apply(script.text(nonce)));
        sent.settle();
        answers = new Settled<>(() -> script.parse(sent.get().await(), nonce));
    }

    Answers answers() {
        return answers.get();
    }
}
