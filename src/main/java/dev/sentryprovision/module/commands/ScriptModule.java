package dev.sentryprovision.module.commands;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.value.Unknown;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a script of the control machine on the host. */
@ModuleSpec(
        name = "script",
        summary = "Sends a script of the control machine to the host and runs it there.",
        freeForm = "cmd",
        returns = {"rc: its exit status", "stdout, stdout_lines, stderr, stderr_lines: its output"},
        examples = """
                - script: prepare.sh --volume /srv/sentry
                  args:
                    creates: /srv/sentry/.prepared
                """)
public final class ScriptModule implements Module<ScriptModule.Params> {

    public record Params(
            @Param(
                    value = "The script, looked for in the folder files of the role and of the playbook as well,"
                            + " and its arguments, which the host's shell expands.",
                    required = true)
            String cmd,

            Guard guard,

            @Param("What runs the script, in place of its first line.")
            Optional<String> executable,

            @Param(value = "Decrypt it when it is encrypted with vault.", defaultValue = "yes")
            boolean decrypt,

            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        List<String> words = ShellWords.split(params.cmd.strip());
        if (words.isEmpty()) {
            return Outcome.failed("no script given");
        }
        Optional<Guard.Reason> reason = params.guard.reasonNotToRun(host);
        if (reason.isPresent()) {
            String option = reason.get().exists() ? "creates" : "removes";
            return Outcome.skipped(
                    reason.get().path() + " " + reason.get().existence() + ", matching " + option + " option");
        }
        Path file = params.controller.locate("files", words.getFirst());
        SentScript script = new SentScript(
                file.getFileName().toString(),
                SentScript.content(file, params.decrypt, params.controller),
                ShellWords.afterFirst(params.cmd.strip()),
                params.executable);
        String title = Execution.titleOf(params.cmd);
        return switch (host.run(
                params.guard.in(script.command()), params.guard.effect(title, Optional.empty(), host))) {
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
