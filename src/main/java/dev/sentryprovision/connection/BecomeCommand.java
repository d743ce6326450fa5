package dev.sentryprovision.connection;

import dev.sentryprovision.connection.Identity.Become;
import dev.sentryprovision.shell.Quote;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line that runs a script as a user. */
final class BecomeCommand {

    private static final Set<String> NO_QUESTIONS = Set.of("-n", "--non-interactive");

    /** What sudo says is understood in English; scripts get back the language they would have had. */
    private static final String KEEP_LANGUAGE =
            "restore='unset LC_ALL; '; [ -z \"${LC_ALL+set}\" ] ||" + " restore=\"LC_ALL='$LC_ALL'; export LC_ALL; \"";

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
        String run = shell + " -c \"$restore\"" + Quote.quote(script);
        String line = switch (become.method()) {
            case SUDO -> "sudo" + flags(become) + asking(become, prompt) + " -H -u " + user + " " + run;
            case DOAS -> "doas" + flags(become) + " -n -u " + user + " " + run;
            // busybox' su asks on standard output, which is the script's; it gets its own back on 7.
            case SU ->
                "su" + flags(become) + " " + user + " -c \"$restore\""
                        + Quote.quote("exec >&7 7>&-; exec " + shell + " -c " + Quote.quote(script)) + " 7>&1 >&2";
        };
        return KEEP_LANGUAGE + "; LC_ALL=C; export LC_ALL; exec " + line;
    }

    /** Words of the user's; Ansible's usual ones forbid questions, which goes for sudo without a password only. */
    private static String flags(Become become) {
        String words = Stream.of(become.flags().strip().split("\\s+"))
                .filter(word -> become.password().isEmpty() || !NO_QUESTIONS.contains(word))
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? "" : " " + words;
    }

    /** -k: a remembered login would leave the password, which is sent anyway, to be read as a script. */
    private static String asking(Become become, String prompt) {
        return become.password().isPresent() ? " -S -k -p " + prompt : " -n";
    }
}
