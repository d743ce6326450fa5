package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Keywords;
import dev.sentryprovision.playbook.Truth;
import java.util.Optional;

/** The keywords about connections and users that hold for a task, rendered. */
record ConnectionKeywords(
        Optional<String> connection, Optional<String> remoteUser, Optional<Integer> port, BecomeKeywords become) {

    static ConnectionKeywords of(Keywords keywords, TaskScope scope) {
        return new ConnectionKeywords(
                text(keywords, Keyword.CONNECTION, scope),
                text(keywords, Keyword.REMOTE_USER, scope),
                text(keywords, Keyword.PORT, scope).map(port -> Numbers.whole(port, "port")),
                new BecomeKeywords(
                        text(keywords, Keyword.BECOME, scope).map(value -> Truth.of(value, "become")),
                        text(keywords, Keyword.BECOME_USER, scope),
                        text(keywords, Keyword.BECOME_METHOD, scope),
                        text(keywords, Keyword.BECOME_FLAGS, scope)));
    }

    private static Optional<String> text(Keywords keywords, Keyword keyword, TaskScope scope) {
        return keywords.find(keyword)
                .map(written -> scope.render(written.raw()).toString())
                .filter(text -> !text.isEmpty());
    }
}
