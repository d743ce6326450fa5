package dev.sentryprovision.testing;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The command lines of a machine: its shell is bash, which writes down all that it runs, with what variables stood for.
 * Enter with {@link #SHELL} as {@code ansible_shell_executable}.
 */
public final class CommandLines {

    public static final String SHELL = "/usr/local/bin/sh";

    /** Are no processes: what they are given is seen by nobody. */
    private static final Set<String> BUILT_IN =
            Set.of("printf", "echo", "export", "'['", "test", "case", "read", "eval", "set", "local", "for", ":");

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);

    private final SshHost host;

    private CommandLines(SshHost host) {
        this.host = host;
    }

    /** From now on. */
    public static CommandLines of(SshHost host) {
        host.run("""
                : >/tmp/command-lines; chmod 666 /tmp/command-lines
                cat >%1$s <<'end'
                #!/bin/bash
                exec 19>>/tmp/command-lines
                BASH_XTRACEFD=19 PS4='+ ' exec /bin/bash --posix -x "$@"
                end
                chmod 755 %1$s
                """.formatted(SHELL));
        return new CommandLines(host);
    }

    /** Those of processes that have this text in them. */
    public List<String> with(String text) {
        return Pattern.compile("^\\++ ", Pattern.MULTILINE)
                .splitAsStream(host.run("cat /tmp/command-lines"))
                .filter(line -> line.contains(text) && !isBuiltIn(line))
                .toList();
    }

    private static boolean isBuiltIn(String line) {
        return ASSIGNMENT.matcher(line).matches() || BUILT_IN.contains(line.split(" ", 2)[0]);
    }
}
