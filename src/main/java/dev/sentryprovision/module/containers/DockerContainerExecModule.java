package dev.sentryprovision.module.containers;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.value.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a command in a container. */
@ModuleSpec(
        name = "docker_container_exec",
        collection = "community.docker",
        summary = "Runs a command in a container of the host that is running. A status other than 0 is no failure.",
        returns = {"rc: its exit status", "stdout, stderr: its output", "exec_id: the engine's name for it, with detach"
        },
        examples = """
                - docker_container_exec:
                    container: sentry-self-hosted-web-1
                    argv: [sentry, upgrade, --noinput]
                """)
public final class DockerContainerExecModule implements Module<DockerContainerExecModule.Params> {

    @Rule(exclusive = {"argv", "command"})
    @Rule(oneOf = {"argv", "command"})
    public record Params(
            @Param(value = "The container, by name or id.", required = true)
            String container,

            @Param("The program and its arguments.") List<String> argv,

            @Param("The same as a line; quotes and backslashes count.")
            Optional<CommandLine> command,

            @Param("The folder of the container it runs in.")
            Optional<String> chdir,

            @Param(value = "Do not wait for it.", defaultValue = "no")
            boolean detach,

            @Param("The user, with or without a group.") Optional<String> user,
            @Param("Text for its standard input.") Optional<String> stdin,

            @Param(value = "The text for its standard input ends in a newline.", defaultValue = "yes")
            boolean stdinAddNewline,

            @Param(value = "Newlines at the end of its output go.", defaultValue = "yes")
            boolean stripEmptyEnds,

            @Param(value = "It gets a terminal.", defaultValue = "no")
            boolean tty,

            @Param("Variables of its environment; they are on no command line.")
            Map<String, String> env,

            DockerClient client) {

        List<String> words() {
            return command.map(CommandLine::words).orElse(argv);
        }

        Command line() {
            List<String> words = new ArrayList<>(List.of("exec"));
            chdir.ifPresent(folder -> words.addAll(List.of("--workdir", folder)));
            user.ifPresent(name -> words.addAll(List.of("--user", name)));
            env.keySet().forEach(name -> words.addAll(List.of("--env", name)));
            add(words, detach, "--detach");
            add(words, tty, "--tty");
            add(words, stdin.isPresent(), "--interactive");
            words.add(container);
            words.addAll(words());
            Command command = client.command(words).withEnvironmentBelow(env);
            return stdin.map(text -> command.withStdin(stdinAddNewline ? text + "\n" : text))
                    .orElse(command);
        }

        private static void add(List<String> words, boolean wanted, String option) {
            if (wanted) {
                words.add(option);
            }
        }

        /**
         * Tells by what the engine noted about commands that began since: the docker program does not tell the id. The end of
         * such a question is a full second, so it waits for the next one.
         */
        Command detached() {
            Command line = line();
            Command events = client.command(
                    "events",
                    "--filter",
                    "container=" + container,
                    "--filter",
                    "event=exec_create",
                    "--until=-1s",
                    "--format",
                    "{{.Actor.Attributes.execID}}");
            String script =
                    "began=$(date +%s)\n" + line.script() + " || exit\n" + events.script() + " --since \"$began\"";
            return new Command(script, line.stdin(), line.environment(), line.directory());
        }

        String tidy(String output) {
            return stripEmptyEnds ? output.replaceFirst("[\r\n]+$", "") : output;
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        if (params.detach && params.stdin.isPresent()) {
            return Outcome.failed("If detach=true, stdin cannot be provided.");
        }
        String title = String.join(" ", params.words()) + " in " + params.container;
        Effect effect = Effect.of(title).touching(Subject.anyOf("command"));
        return switch (host.run(params.detach ? params.detached() : params.line(), effect)) {
            case RunResult.NotRun _
            when params.detach -> Outcome.ok().with("exec_id", new Unknown("the id of '" + title + "'"));
            case RunResult.NotRun _ -> {
                Unknown output = new Unknown("the output of '" + title + "'");
                yield Outcome.ok().with("rc", output).with("stdout", output).with("stderr", output);
            }
            case RunResult.Ran(Reply reply) -> ran(params, reply, title);
        };
    }

    /** The engine's own refusals have the status that docker has for them, and its words. */
    private static Outcome ran(Params params, Reply reply, String title) {
        boolean refused = reply.status() == 1
                && (reply.err().startsWith("Error response from daemon")
                        || reply.err().startsWith("Cannot connect"));
        if (refused) {
            new DockerReply(reply).checked(title);
        }
        return params.detach
                ? detached(reply, title)
                : Outcome.ok()
                        .with("rc", (long) reply.status())
                        .with("stdout", params.tidy(reply.out()))
                        .with("stderr", params.tidy(reply.err()));
    }

    private static Outcome detached(Reply reply, String title) {
        List<String> ids =
                new DockerReply(reply).checked(title).reply().out().lines().toList();
        return ids.isEmpty() ? Outcome.ok() : Outcome.ok().with("exec_id", ids.getLast());
    }
}
