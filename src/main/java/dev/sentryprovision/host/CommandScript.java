package dev.sentryprovision.host;

import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;

/** A command as shell text that leaves no trace in the shell, whatever the command does. */
final class CommandScript {

    private CommandScript() {}

    static String of(Command command) {
        StringBuilder inside = new StringBuilder("set --\n");
        command.environment().forEach((name, value) -> inside.append(export(name, value)));
        command.directory().ifPresent(folder -> inside.append("cd -- " + Quote.quote(folder) + " || exit\n"));
        // eval keeps a syntax error inside the subshell; without it the whole shell would give up.
        inside.append("eval ").append(Quote.quote(" " + command.script()));
        String subshell = "( " + inside + "\n)";
        // printf is a part of the shell: what it is given shows in no process list.
        return command.stdin()
                .map(text -> "printf %s " + Quote.quote(text) + " | " + subshell)
                .orElse(subshell + " </dev/null");
    }

    private static String export(String name, String value) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new HostFailure("not a name for an environment variable: '" + name + "'");
        }
        return name + "=" + Quote.quote(value) + "; export " + name + "\n";
    }
}
