package dev.sentryprovision.module.commands;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.value.Unknown;
import java.util.Map;
import java.util.Optional;

/** Runs a command line and nothing else. */
@ModuleSpec(
        name = "raw",
        oneCommand = true,
        summary = "Runs a command line with the host's shell and gives its output as it is.",
        freeForm = "cmd",
        returns = {"rc: its exit status", "stdout, stdout_lines, stderr, stderr_lines: its output"})
public final class RawModule implements Module<RawModule.Params> {

    public record Params(
            @Param(value = "The command line.", required = true)
            String cmd,

            @Param("Another shell than /bin/sh, by its path.")
            Optional<String> executable) {}

    @Override
    public Outcome run(Params params, Host host) {
        String title = Execution.titleOf(params.cmd);
        RunResult result = host.run(
                new ShellScript(params.cmd, params.executable).command(),
                Effect.of(title).touching(Execution.ANY_COMMAND));
        return switch (result) {
            case RunResult.Ran(Reply reply) -> ran(reply);
            case RunResult.NotRun _ -> {
                Unknown output = new Unknown("the output of '" + title + "'");
                yield Outcome.ok(Map.of("rc", output, "stdout", output, "stderr", output));
            }
        };
    }

    private static Outcome ran(Reply reply) {
        Map<String, Object> values = Map.of("rc", (long) reply.status(), "stdout", reply.out(), "stderr", reply.err());
        return reply.succeeded() ? Outcome.ok(values) : Outcome.failed("non-zero return code", values);
    }
}
