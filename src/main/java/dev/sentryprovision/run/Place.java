package dev.sentryprovision.run;

import dev.sentryprovision.config.Setting;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.host.HostSession;
import dev.sentryprovision.host.HostView;
import dev.sentryprovision.playbook.Keyword;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where a task is done, and how.
 *
 * @param name the host that the task is for, or the one it is delegated to
 */
record Place(String name, HostSession session, HostView view) {

    /** @throws dev.sentryprovision.connection.ConnectionFailure when it cannot be entered */
    static Place of(TaskAtHost at) {
        String name = delegate(at).orElse(at.host().name());
        TaskScope reached =
                delegate(at).map(other -> at.play().scopeOf(other, at.frame())).orElse(at.scope());
        Settings variables = new Settings(reached::variable);
        ConnectionKeywords keywords = ConnectionKeywords.of(at.frame().keywords(), at.scope());
        Sessions sessions = at.run().sessions();
        HostSession session = sessions.session(name, variables, keywords);
        Identity identity = sessions.identity(keywords.become(), variables);
        return new Place(name, session, new HostView(identity, environment(at), limit(at), checkMode(at)));
    }

    static Optional<String> delegate(TaskAtHost at) {
        return at.keyword(Keyword.DELEGATE_TO).map(Object::toString);
    }

    /** A task may insist on a dry run, or on being done even in one. */
    private static boolean checkMode(TaskAtHost at) {
        return at.flag(Keyword.CHECK_MODE).orElse(at.run().checkMode());
    }

    static Optional<Duration> limit(TaskAtHost at) {
        return at.keyword(Keyword.TIMEOUT)
                .or(() -> at.run()
                        .options()
                        .configuration()
                        .number(Setting.TASK_TIMEOUT)
                        .map(Long::valueOf))
                .map(value -> Numbers.whole(value, "timeout"))
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds);
    }

    private static Map<String, String> environment(TaskAtHost at) {
        return Environment.of(at.frame().keywords().environment(), at.scope());
    }
}
