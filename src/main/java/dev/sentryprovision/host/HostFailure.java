package dev.sentryprovision.host;

import dev.sentryprovision.connection.Reply;
import java.util.List;
import java.util.Map;

/** The machine refused: the task fails on this host. {@code values} join the task's result. */
public final class HostFailure extends RuntimeException {

    private final transient Map<String, Object> values;

    public HostFailure(String message, Map<String, Object> values) {
        super(message);
        this.values = Map.copyOf(values);
    }

    public HostFailure(String message) {
        this(message, Map.of());
    }

    public static HostFailure ofCommand(String what, Reply reply) {
        String said = reply.err().isBlank() ? reply.out() : reply.err();
        return new HostFailure(
                what + " failed with status " + reply.status() + (said.isBlank() ? "" : ": " + lastLines(said)),
                Map.of("rc", (long) reply.status(), "stdout", reply.out(), "stderr", reply.err()));
    }

    public Map<String, Object> values() {
        return values;
    }

    private static String lastLines(String text) {
        List<String> lines = text.strip().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
