package dev.sentryprovision.module.commands;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.Optional;

/** Runs a command line with a shell. */
@ModuleSpec(
        name = "shell",
        oneCommand = true,
        summary = "Runs a command line with a shell of the host.",
        freeForm = "cmd",
        returns = {
            "rc: its exit status",
            "stdout, stdout_lines, stderr, stderr_lines: its output",
            "start, end, delta: when it ran and how long",
            "cmd: what was run",
            "msg: why it failed, or was not run"
        },
        examples = """
                - shell: docker compose ps | grep -c healthy
                  args:
                    chdir: /opt/sentry
                  changed_when: false
                """)
public final class ShellModule implements Module<ShellModule.Params> {

    public record Params(
            @Param(value = "The command line.", required = true)
            String cmd,

            Guard guard,
            Input input,

            @Param("Another shell than /bin/sh, by its path.")
            Optional<String> executable,

            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        return new Execution(
                        params.cmd,
                        Execution.titleOf(params.cmd),
                        params.executable,
                        new ShellScript(params.cmd, params.executable).command(),
                        params.guard,
                        params.input,
                        params.controller)
                .on(host);
    }
}
