package dev.sentryprovision.host;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The answers of a batch, some of which may be refusals. */
final class Answers {

    private final Map<Look<?>, Supplier<Object>> answers = new ConcurrentHashMap<>();
    private Optional<Account> account = Optional.empty();

    <T> void put(Look<T> look, T answer) {
        answers.put(look, () -> answer);
    }

    void refuse(Look<?> look, String message) {
        answers.put(look, () -> {
            throw new HostFailure(message);
        });
    }

    @SuppressWarnings("unchecked")
    <T> T get(Look<T> look) {
        return (T) answers.get(look).get();
    }

    void account(Account learned) {
        account = Optional.of(learned);
    }

    Account account() {
        return account.orElseThrow(() -> new IllegalStateException("the batch did not ask who it runs as"));
    }
}
