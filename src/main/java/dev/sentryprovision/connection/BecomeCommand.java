package dev.sentryprovision.connection;

import dev.sentryprovision.connection.Identity.Become;
import dev.sentryprovision.shell.Quote;

/** The command line that runs a script as a user. */
final class BecomeCommand {

    private BecomeCommand() {}

    /**
     * @param shell  the shell to run it with
     * @param prompt what sudo is to print when it wants the password
     * @return one line for the login shell, of any kind: plain and single-quoted words
     */
    static String line(Identity who, String shell, String script, String prompt) {
        String run = "exec " + shell + " -c " + Quote.quote(script);
        return switch (who) {
            case Identity.Login() -> run;
            case Become become -> "exec " + shell + " -c " + Quote.quote(become(become, shell, script, prompt));
        };
    }

    private static String become(Become become, String shell, String script, String prompt) {
        String user = Quote.quote(become.user());
        String flags = become.flags().isBlank() ? "" : " " + become.flags().strip();
        String run = shell + " -c " + Quote.quote(script);
        String line = switch (become.method()) {
            case SUDO ->
                "sudo" + flags + (become.password().isPresent() ? asking(prompt) : " -n") + " -H -u " + user + " "
                        + run;
            case DOAS -> "doas" + flags + " -n -u " + user + " " + run;
            // busybox' su asks on standard output, which is the script's; it gets its own back on 7.
            case SU -> "su" + flags + " " + user + " -c " + Quote.quote("exec >&7 7>&-; exec " + run) + " 7>&1 >&2";
        };
        return "LC_ALL=C; export LC_ALL; exec " + line;
    }

    /** -k: a remembered login would leave the password, which is sent anyway, to be read as a script. */
    private static String asking(String prompt) {
        return " -S -k -p " + prompt;
    }
}
