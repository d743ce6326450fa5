package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import java.util.Optional;

/** Jobs and variables in the tables of cron. */
@ModuleSpec(
        name = "cron",
        summary = "Makes a job, or a variable, present in a user's crontab or in a file of /etc/cron.d, or absent.",
        returns = {"jobs, envs: names of all jobs and variables in the table", "backup_file: where the old one went"},
        examples = """
                - cron:
                    name: clean up sentry
                    special_time: daily
                    job: docker compose exec -T web sentry cleanup --days 30
                """)
public final class CronModule implements Module<CronModule.Params> {

    /** Whether the job should be there. */
    public enum State {
        PRESENT,
        ABSENT
    }

    @Rule(exclusive = {"insertafter", "insertbefore"})
    public record Params(
            @Param(value = "The job's name, kept as a comment above it; or the variable.", required = true)
            String name,

            @Param("Whose table; in a file, who runs the job.")
            Optional<String> user,

            @Param(value = "The command; or the variable's value.", aliases = "value")
            Optional<String> job,

            @Param("A file in /etc/cron.d, or a path, instead of a user's table.")
            Optional<String> cronFile,

            @Param(value = "Whether it should be there.", defaultValue = "present")
            State state,

            @Param(value = "Keep the old table in a file of /tmp.", defaultValue = "no")
            boolean backup,

            CronTime time,

            @Param(value = "It is about a variable, not a job.", defaultValue = "no")
            boolean env,

            @Param("Put a new variable after this one.") Optional<String> insertafter,
            @Param("Put a new variable before this one.") Optional<String> insertbefore) {

        boolean present() {
            return state == State.PRESENT;
        }

        String line() {
            return env ? name + "=\"" + job.orElse("") + "\"" : time.line(job.orElse(""), cronFile.flatMap(_ -> user));
        }

        Optional<String> refusal() {
            if (cronFile.filter("/etc/crontab"::equals).isPresent()) {
                return Optional.of("Will not manage /etc/crontab via cron_file, see documentation.");
            }
            if (time.specialTime().isPresent() && time.hasFields()) {
                return Optional.of("You must specify time and date fields or special time.");
            }
            if (env && name.contains(" ")) {
                return Optional.of("Invalid name for environment variable");
            }
            return present() ? refusalOfNew() : Optional.empty();
        }

        private Optional<String> refusalOfNew() {
            if (cronFile.isPresent() && user.isEmpty()) {
                return Optional.of("To use cron_file=... parameter you must specify user=... as well");
            }
            if (job.isEmpty()) {
                return Optional.of("You must specify 'job' to install a new cron job or variable");
            }
            return !env && (insertafter.isPresent() || insertbefore.isPresent())
                    ? Optional.of("Insertafter and insertbefore parameters are valid only with env=yes")
                    : Optional.empty();
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        params.refusal().ifPresent(message -> {
            throw new HostFailure(message);
        });
        CronTable table = params.cronFile
                .<CronTable>map(file -> new CronTable.OfSystem(ConfigText.read(path(file), host)))
                .orElseGet(() -> CronTable.OfUser.ask(params.user, host));
        Crontab before = Crontab.shown(table.text());
        Crontab after = edited(params, before);
        boolean endsMidLine = !table.text().isEmpty() && !table.text().endsWith("\n");
        Outcome outcome = Outcome.ok();
        if (!after.equals(before) || endsMidLine) {
            if (params.backup) {
                outcome = outcome.with("backup_file", table.backup(host).text());
            }
            if (removesFile(params, table, after)) {
                host.remove(((CronTable.OfSystem) table).file().path());
                return outcome.with("cron_file", params.cronFile.orElseThrow()).with("state", "absent");
            }
            table.write(
                    after.text(),
                    params.name,
                    line(params, before).orElse(""),
                    line(params, after).orElse(""),
                    host);
        }
        return params.cronFile
                .map(file -> withNames(params, after).with("cron_file", file))
                .orElseGet(() -> withNames(params, after));
    }

    private static Outcome withNames(Params params, Crontab table) {
        Outcome outcome = Outcome.ok().with("jobs", table.jobs()).with("envs", table.variables());
        String fileName = params.cronFile
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .orElse("x");
        if (!fileName.matches("[A-Za-z0-9_-]+")) {
            outcome = outcome.withWarning("Filename portion of cron_file (\"" + fileName
                    + "\") should consist solely of upper- and lower-case letters, digits, underscores, and hyphens");
        }
        boolean broken =
                !params.env && params.present() && params.job.orElse("").strip().matches("(?s).*[\r\n].*");
        return broken ? outcome.withWarning("Job should not contain line breaks") : outcome;
    }

    private static RemotePath path(String file) {
        return new RemotePath(file.startsWith("/") ? file : "/etc/cron.d/" + file);
    }

    private static Optional<String> line(Params params, Crontab table) {
        return params.env ? table.variable(params.name) : table.job(params.name);
    }

    private static boolean removesFile(Params params, CronTable table, Crontab after) {
        return !params.env && !params.present() && table instanceof CronTable.OfSystem && after.isBlank();
    }

    private static Crontab edited(Params params, Crontab table) {
        if (params.env) {
            return params.present()
                    ? table.withVariable(params.name, params.line(), params.insertafter, params.insertbefore)
                    : table.withoutVariable(params.name);
        }
        return params.present() ? table.withJob(params.name, params.line()) : table.withoutJob(params.name);
    }
}
