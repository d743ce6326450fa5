package dev.sentryprovision.host;

import dev.sentryprovision.connection.PendingReply;
import dev.sentryprovision.connection.ShellRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Looks that travel together. Looks are added before it is sent; answers come once. */
final class LookBatch {

    private boolean account;
    private final Set<Look<?>> looks = new LinkedHashSet<>();
    private final Set<Optional<Duration>> limits = new HashSet<>();
    private Settled<Answers> answers = new Settled<>(() -> {
        throw new IllegalStateException("not sent");
    });

    /** @param account whether it asks who it runs as */
    LookBatch(boolean account) {
        this.account = account;
    }

    void add(Look<?> look, Optional<Duration> limit) {
        looks.add(look);
        limits.add(limit);
    }

    /** It asks who it runs as, too. */
    void addAccount() {
        account = true;
    }

    boolean isEmpty() {
        return looks.isEmpty();
    }

    void send(Function<ShellRequest, PendingReply> shell, String nonce) {
        LookScript script = new LookScript(looks, account);
        Settled<PendingReply> sent = new Settled<>(() -> shell.apply(request(script.text(nonce))));
        sent.settle();
        answers = new Settled<>(() -> script.parse(sent.get().await(), nonce));
    }

    /** What travels together ends together: the longest limit counts, and none where one has none. */
    private ShellRequest request(String text) {
        ShellRequest request = ShellRequest.of(text);
        boolean limited = !limits.isEmpty() && limits.stream().allMatch(Optional::isPresent);
        return limited
                ? request.within(limits.stream()
                        .flatMap(Optional::stream)
                        .max(Duration::compareTo)
                        .orElseThrow())
                : request;
    }

    Answers answers() {
        return answers.get();
    }
}
