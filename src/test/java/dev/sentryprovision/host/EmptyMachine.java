package dev.sentryprovision.host;

import dev.sentryprovision.connection.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A machine with nothing on it but answers to commands, on which all is allowed and everybody known. */
public final class EmptyMachine implements Looks {

    private final Account account;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();

    private final Set<String> strangers = ConcurrentHashMap.newKeySet();

    public EmptyMachine(Account account) {
        this.account = account;
    }

    public void reply(String script, Reply reply) {
        replies.put(script, reply);
    }

    /** A user or group that it does not know. */
    public void hasNo(String name) {
        strangers.add(name);
    }

    public Optional<Reply> replyTo(String script) {
        return Optional.ofNullable(replies.get(script));
    }

    @Override
    public <T> Asked<T> ask(Look<T> look) {
        return () -> answer(look);
    }

    @SuppressWarnings("unchecked")
    private <T> T answer(Look<T> look) {
        Object answer = switch (look) {
            case Look.Stat _ -> PathStatus.absent();
            case Look.Read _ -> new Reading.Absent();
            case Look.Digest _ -> Optional.empty();
            case Look.RealPath(RemotePath path) -> path;
            case Look.Tree _ -> List.of();
            case Look.Writable _ -> true;
            case Look.Known(Look.Names _, String name) -> !strangers.contains(name);
            case Look.Query query ->
                replyTo(query.command().script()).orElseGet(() -> isNeed(query) ? Reply.printing("") : notFound(query));
        };
        return (T) answer;
    }

    private static boolean isNeed(Look.Query query) {
        return query.command().script().startsWith(Need.MARK);
    }

    private static Reply notFound(Look.Query query) {
        String message = "sh: " + query.command().script() + ": not found\n";
        return new Reply(127, new byte[0], message.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Asked<Account> account() {
        return () -> account;
    }

    @Override
    public void flush() {}
}
