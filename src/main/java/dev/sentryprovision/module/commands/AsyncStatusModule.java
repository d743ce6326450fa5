package dev.sentryprovision.module.commands;

import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.JobFiles;
import dev.sentryprovision.module.Consequence;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Tells what has become of a task that was left running. */
@ModuleSpec(
        name = "async_status",
        summary = "Tells what has become of a task that runs in the background (async with poll: 0).",
        lookAhead = false,
        returns = {
            "ansible_job_id, results_file: the job",
            "started, finished: 1 or 0",
            "all that the task itself returns, once it has finished"
        },
        examples = """
                - async_status:
                    jid: "{{ install.ansible_job_id }}"
                  register: result
                  until: result.finished
                  retries: 100
                  delay: 10
                """)
public final class AsyncStatusModule implements Module<AsyncStatusModule.Params> {

    public record Params(
            @Param(value = "The id of the job: ansible_job_id of the task that began it.", required = true)
            String jid,

            @Param(value = "Ask for its state, or remove its files.", defaultValue = "status")
            Mode mode,

            Controller controller) {}

    /** What to do. */
    public enum Mode {
        STATUS,
        CLEANUP
    }

    @Override
    public Outcome run(Params params, Host host) {
        JobFiles files = new JobFiles(params.jid);
        Outcome outcome = params.mode == Mode.CLEANUP ? erased(files, host) : status(params, files, host);
        return outcome.with("ansible_job_id", params.jid)
                .with("results_file", files.file(host, Optional.empty()).toString());
    }

    private static Outcome erased(JobFiles files, Host host) {
        String file = files.file(host, Optional.empty()).toString();
        host.mustRun(files.erase(), Effect.of("remove the files of a background job"));
        return Outcome.ok(Map.of("started", 0L, "finished", 0L, "erased", file));
    }

    private static Outcome status(Params params, JobFiles files, Host host) {
        return params.controller.job(params.jid).orElseGet(() -> fromFiles(files.on(host)));
    }

    private static Outcome fromFiles(JobFiles.Seen seen) {
        return switch (seen.state()) {
            case JobFiles.State.Running _ -> withOutput(Outcome.ok(), seen, 0);
            case JobFiles.State.Ended(int status) -> {
                Outcome outcome = status == 0 ? Outcome.ok() : Outcome.failed("non-zero return code");
                yield withOutput(outcome, seen, 1).with("rc", (long) status).withConsequence(new Consequence.Changed());
            }
            case JobFiles.State.Late _ ->
                withOutput(Outcome.failed("the job ran longer than it was allowed to"), seen, 1);
            case JobFiles.State.Gone _ -> withOutput(Outcome.failed("could not find job"), seen, 1);
        };
    }

    private static Outcome withOutput(Outcome outcome, JobFiles.Seen seen, long finished) {
        return outcome.with("started", 1L)
                .with("finished", finished)
                .with("stdout", text(seen.out()))
                .with("stderr", text(seen.err()));
    }

    /** As a command's result has it: without the line end. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replaceFirst("[\\r\\n]+$", "");
    }
}
