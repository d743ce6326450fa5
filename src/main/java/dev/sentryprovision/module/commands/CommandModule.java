package dev.sentryprovision.module.commands;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs a program. */
@ModuleSpec(
        name = "command",
        oneCommand = true,
        summary = "Runs a program with its arguments, without a shell.",
        freeForm = "cmd",
        returns = {
            "rc: its exit status",
            "stdout, stdout_lines, stderr, stderr_lines: its output",
            "start, end, delta: when it ran and how long",
            "cmd: what was run",
            "msg: why it failed, or was not run"
        },
        examples = """
                - command: ./install.sh --skip-user-creation
                  args:
                    chdir: /opt/sentry
                    creates: /opt/sentry/.env.custom
                """)
public final class CommandModule implements Module<CommandModule.Params> {

    @Rule(exclusive = {"cmd", "argv"})
    @Rule(oneOf = {"cmd", "argv"})
    public record Params(
            @Param("The command line; quotes and backslashes count, nothing else is special.")
            Optional<String> cmd,

            @Param("The program and its arguments, one by one.")
            List<String> argv,

            Guard guard,
            Input input,

            @Param(value = "Expand the host's environment in the words: $NAME, ${NAME}, ~.", defaultValue = "yes")
            boolean expandArgumentVars,

            @Param("Has no meaning without a shell; use the module shell.")
            Optional<String> executable,

            Controller controller) {

        List<String> words() {
            return cmd.map(ShellWords::split).orElse(argv);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        List<String> words = params.words();
        if (words.isEmpty()) {
            return Outcome.failed("no command given").with("rc", 256L);
        }
        String title = Execution.titleOf(String.join(" ", words));
        Outcome outcome = new Execution(
                        words,
                        title,
                        program(params, words),
                        command(params, words),
                        params.guard,
                        params.input,
                        params.controller)
                .on(host);
        return params.executable.isEmpty()
                ? outcome
                : outcome.withWarning("'executable' has no meaning for the module command; use shell");
    }

    /** A word that the host expands may be any. */
    private static Optional<String> program(Params params, List<String> words) {
        String first = words.getFirst();
        boolean expanded = params.expandArgumentVars && (first.contains("$") || first.startsWith("~"));
        return expanded ? Optional.empty() : Optional.of(first);
    }

    /** {@code exec} so that it is the program that runs, not what the shell has built in under its name. */
    private static Command command(Params params, List<String> words) {
        String line = params.expandArgumentVars
                ? words.stream().map(word -> new ExpandedWord(word).quoted()).collect(Collectors.joining(" "))
                : Quote.quote(words);
        return Command.script("exec " + line);
    }
}
