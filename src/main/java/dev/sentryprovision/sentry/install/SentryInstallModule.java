package dev.sentryprovision.sentry.install;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.sentry.Releases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs upstream's installer when what it reads differs from the last installation that it completed. */
@ModuleSpec(
        name = "sentry_install",
        summary = "Runs install.sh of self-hosted Sentry when it is due. It leaves all services stopped.",
        returns = {"reasons: what differed from the last completed installation", "stdout: the installer's words"},
        examples = """
                - sentry_install:
                    project_dir: /opt/sentry/self-hosted
                    version: 25.10.0
                  async: 7200   # it goes on when the connection is lost, and is followed again
                  poll: 5
                """)
public final class SentryInstallModule implements Module<SentryInstallModule.Params> {

    public record Params(
            @Param(value = "The checkout of the self-hosted repository.", required = true, aliases = "chdir")
            RemotePath projectDir,

            @Param(value = "The release that is checked out.", required = true)
            String version,

            @Param(
                    value = "Run it also when only config.yml or sentry.conf.py changed, as the guide has it.",
                    defaultValue = "no")
            boolean always,

            @Param(value = "Let the installer report its own errors to Sentry.", defaultValue = "no")
            boolean reportIssues,

            @Param(
                    value = "Let it edit sentry.conf.py and config.yml where the release needs it; newer ones insist.",
                    defaultValue = "yes")
            boolean applyConfigUpdates,

            @Param(
                    value = "Keep nginx and relay running meanwhile; events wait in relay's memory. Upstream calls it"
                            + " experimental.",
                    defaultValue = "no")
            boolean minimizeDowntime,

            @Param("More of the installer's environment.") Map<String, String> environment,

            @Param(value = "How many of its logs stay in the checkout.", defaultValue = "10")
            long keepLogs) {

        RemotePath file(String name) {
            return projectDir.child(name);
        }

        Map<String, String> answers() {
            return new Answers(reportIssues, applyConfigUpdates, minimizeDowntime, environment)
                    .environment(Releases.require(version));
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Asked<Reading> record = host.ask(Look.Read.small(params.file(InstallerRun.RECORD)));
        InstallInputs wanted = inputs(params, host);
        Map<String, String> reasons = wanted.differingFrom(InstallInputs.parse(text(record.get())));
        if (reasons.isEmpty()) {
            return Outcome.ok().with("reasons", Map.of());
        }
        InstallerRun installer = new InstallerRun(params.projectDir, params.answers(), params.keepLogs, wanted);
        return switch (host.run(installer.command(), effect(params, wanted, reasons))) {
            case RunResult.NotRun _ -> Outcome.ok().with("reasons", reasons);
            case RunResult.Ran(Reply reply)
            when reply.succeeded() -> Outcome.ok().with("reasons", reasons).with("stdout", reply.out());
            case RunResult.Ran(Reply reply) -> new InstallerEnd(reply).asFailure();
        };
    }

    private static Effect effect(Params params, InstallInputs wanted, Map<String, String> reasons) {
        Effect effect = Effect.of("run install.sh")
                .touching(Subject.path(params.projectDir))
                .touching(Subject.anyOf("command"));
        for (Map.Entry<String, String> reason : reasons.entrySet()) {
            effect = effect.changing(
                    reason.getKey(), reason.getValue(), wanted.parts().get(reason.getKey()));
        }
        return effect;
    }

    private static InstallInputs inputs(Params params, Host host) {
        Asked<Reading> env = host.ask(Look.Read.small(params.file(".env")));
        Asked<Reading> custom = host.ask(Look.Read.small(params.file(".env.custom")));
        List<Asked<Reading>> files = InstallInputs.files().stream()
                .map(name -> host.ask(Look.Read.small(params.file(name))))
                .toList();
        Asked<Reading> config = host.ask(Look.Read.small(params.file("sentry/config.yml")));
        Asked<Reading> settings = host.ask(Look.Read.small(params.file("sentry/sentry.conf.py")));
        Map<String, String> values = new LinkedHashMap<>(InstallInputs.settings(text(env.get())));
        values.putAll(InstallInputs.settings(text(custom.get())));
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("release", params.version);
        parts.put("settings", InstallInputs.digest(values));
        parts.put(
                "files",
                InstallInputs.digest(
                        files.stream().map(file -> text(file.get())).toList()));
        parts.put("answers", InstallInputs.digest(params.answers()));
        if (params.always) {
            parts.put(InstallInputs.OPTIONS, InstallInputs.digest(text(config.get()) + text(settings.get())));
        }
        return new InstallInputs(parts);
    }

    private static String text(Reading reading) {
        return switch (reading) {
            case Reading.Whole whole -> whole.text();
            case Reading.Absent _, Reading.TooLarge _ -> "";
        };
    }
}
