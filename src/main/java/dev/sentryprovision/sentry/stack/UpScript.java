package dev.sentryprovision.sentry.stack;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.sentry.stack.Need.Kind;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.List;
import java.util.Map;

/** What mends all needs and waits until every service is healthy. */
record UpScript(Map<String, Need> needs, long timeout) {

    /** Seconds a service has to end by itself; upstream's own figure. */
    private static final int STOP_TIMEOUT = 60;

    Command command(RemotePath project) {
        StringBuilder script = new StringBuilder(Compose.PREAMBLE).append("set -e\n");
        List<String> removed = of(Kind.REMOVE);
        if (!removed.isEmpty()) {
            script.append("compose --profile '*' rm -s -f ")
                    .append(Quote.quote(removed))
                    .append(" || true\n");
        }
        List<String> recreated = of(Kind.RECREATE);
        if (!recreated.isEmpty()) {
            script.append("compose up -d --no-deps --force-recreate ")
                    .append(Quote.quote(recreated))
                    .append('\n');
        }
        List<String> restarted = of(Kind.RESTART);
        if (!restarted.isEmpty()) {
            script.append("compose restart -t " + STOP_TIMEOUT + " ")
                    .append(Quote.quote(restarted))
                    .append('\n');
        }
        if (moved()) {
            // nginx looks names up when it starts; a service that came back may have another address (#1780, #4492),
            // and nginx would never become healthy while it is waited for.
            script.append("compose up -d --remove-orphans\n");
            script.append("compose exec -T nginx nginx -s reload || true\n");
        }
        script.append("compose up -d --remove-orphans --wait --wait-timeout ")
                .append(timeout)
                .append('\n');
        return Command.script(script.toString()).in(project.toString());
    }

    /** Whether nginx stays while one that it talks to is started anew. */
    private boolean moved() {
        return (needs.containsKey("web") || needs.containsKey("relay"))
                && (!needs.containsKey("nginx") || needs.get("nginx").kind() == Kind.RESTART);
    }

    private List<String> of(Kind kind) {
        return needs.values().stream()
                .filter(need -> need.kind() == kind)
                .map(Need::service)
                .toList();
    }
}
