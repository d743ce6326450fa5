package dev.sentryprovision.module.system;

import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.commands.ShellWords;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.shell.Quote;
import java.util.List;
import java.util.Optional;

/** What only scripts in /etc/init.d can be told; systemd has no use for it. */
public record InitScriptOptions(
        @Param(value = "Words added to the command line of the service's script.", aliases = "args")
        Optional<String> arguments,

        @Param(
                "Text that the command line of a process has when the service runs, for scripts that do not know 'status'.")
        Optional<String> pattern,

        @Param("The runlevels to start in at boot, or not to; without them, those that the script itself names.")
        List<String> runlevels,

        @Param(
                value = "Cut the script off from the session, for services that do not do so themselves.",
                defaultValue = "no")
        boolean daemonize) {

    public InitScriptOptions {
        arguments.ifPresent(InitScriptOptions::split);
    }

    private static List<String> split(String text) {
        try {
            return ShellWords.split(text);
        } catch (ProblemException e) {
            String why = e.problems().getFirst().message();
            throw new ProblemException(List.of(Problem.error("parameter 'arguments': " + why)));
        }
    }

    /** The words of the arguments, each after a blank. */
    String words() {
        return arguments.map(text -> " " + Quote.quote(split(text))).orElse("");
    }

    boolean given() {
        return arguments.isPresent() || pattern.isPresent() || !runlevels.isEmpty() || daemonize;
    }
}
