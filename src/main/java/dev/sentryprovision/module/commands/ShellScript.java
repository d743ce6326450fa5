package dev.sentryprovision.module.commands;

import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.Map;
import java.util.Optional;

/** Text of a playbook for a shell. It stays out of the process list, where others could read what it holds. */
record ShellScript(String text, Optional<String> executable) {

    private static final String VARIABLE = "SENTRY_PROVISION_SCRIPT";

    /** What it starts must not inherit the text. */
    private static final String INNER = "set -- \"$" + VARIABLE + "\"; unset " + VARIABLE + "; eval \"shift; $1\"";

    /**
     * The host's own shell takes it with {@code eval}, so that wrong syntax in it ends nothing but the command; another
     * shell gets it through its environment.
     */
    Command command() {
        return executable
                .filter(shell -> !shell.equals("/bin/sh"))
                .map(shell -> Command.script("exec " + Quote.quote(shell) + " -c " + Quote.quote(INNER))
                        .withEnvironment(Map.of(VARIABLE, text)))
                .orElseGet(() -> Command.script("eval " + Quote.quote(text)));
    }
}
