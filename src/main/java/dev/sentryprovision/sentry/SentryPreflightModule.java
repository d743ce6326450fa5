package dev.sentryprovision.sentry;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.sentry.CheckResult.Verdict;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks whether a host is fit for a release of Sentry; it changes nothing and refuses nothing. */
@ModuleSpec(
        name = "sentry_preflight",
        collection = "sentryprovision.sentry",
        summary = "Compares a host with what a release of Sentry needs.",
        lookAhead = false,
        returns = {
            "checks: each with check, status (pass, warn, fail), message and cure",
            "failed_checks: those with status fail",
            "warnings_of_checks: those with status warn",
            "fit: whether none failed"
        },
        examples = """
                - sentry_preflight:
                    release: 25.10.0
                    profile: feature-complete
                    path: /opt/sentry/self-hosted
                  register: preflight
                """)
public final class SentryPreflightModule implements Module<SentryPreflightModule.Params> {

    public record Params(
            @Param(value = "The release to install, for example 25.10.0.", required = true)
            String release,

            @Param(
                    value = "Which services are to run: feature-complete or errors-only.",
                    defaultValue = "feature-complete")
            String profile,

            @Param(value = "Where the checkout is, or will be.", defaultValue = "/opt/sentry/self-hosted")
            RemotePath path,

            @Param("Free disk wanted, in GiB, where the checkout and where images are; by default what is documented.")
            Optional<Long> diskGb,

            @Param(value = "Where Sentry is to listen: PORT or ADDRESS:PORT.", defaultValue = "9000")
            String bind,

            @Param(value = "The compose project that may use the port already.", defaultValue = "sentry-self-hosted")
            String project,

            @Param(
                    value = "Whether Docker must be there already, or a later task installs it.",
                    defaultValue = "present")
            Target.Engine engine,

            @Param("Checks whose failure is only warned of; 'all' for every one.")
            List<String> allow,

            @Param(value = "Try whether the host reaches what the installer fetches from.", defaultValue = "yes")
            boolean reach,

            @Param("More URLs that have to be reachable.") List<String> reachAlso,

            @Param(
                    value = "Whether the installer may edit sentry.conf.py and config.yml at an upgrade.",
                    defaultValue = "yes")
            boolean configUpdates,

            @Param("Names of settings that are about to be written to .env.custom.")
            List<String> settings,

            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        Version release = Releases.require(params.release);
        Profile profile = Profile.require(params.profile);
        int port = port(params.bind);
        Probe probe = new Probe(params.path.toString(), port, params.project, urls(params, release));
        Reply reply = host.query(probe.command());
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("look at the host", reply);
        }
        Requirements needs = Requirements.of(release, profile);
        Target target = new Target(
                release,
                profile,
                params.diskGb.map(Long::intValue).orElse(needs.documented().diskGb()),
                port,
                params.engine,
                Set.copyOf(params.allow),
                params.controller.now());
        Machine machine = Machine.parse(reply.out());
        List<CheckResult> checks = new ArrayList<>(Preflight.check(machine, target));
        checks.add(target.judged(upgrade(machine, release, params, host)));
        refuseUnknown(params.allow, checks);
        return outcome(checks);
    }

    private static CheckResult upgrade(Machine machine, Version release, Params params, Host host) {
        InstalledFiles files = new InstalledFiles(host, params.path, params.settings);
        return machine.version("installed")
                .filter(installed -> installed.isBelow(release))
                .map(installed -> new UpgradeCheck(installed, release, params.configUpdates))
                .map(check -> check.result(files.concernedBy(check.changes())))
                .orElseGet(UpgradeCheck::noUpgrade);
    }

    /** {@code 9000} and {@code 127.0.0.1:9000}. */
    private static int port(String bind) {
        String number = bind.substring(bind.lastIndexOf(':') + 1);
        if (number.matches("\\d{1,5}") && Integer.parseInt(number) <= 65_535) {
            return Integer.parseInt(number);
        }
        throw problem("'" + bind + "' is not a place to listen", "write PORT or ADDRESS:PORT");
    }

    private static List<URI> urls(Params params, Version release) {
        if (!params.reach) {
            return List.of();
        }
        Stream<String> own = Endpoint.neededBy(release).stream()
                .map(endpoint -> endpoint.url().toString());
        return Stream.concat(own, params.reachAlso.stream())
                .distinct()
                .map(SentryPreflightModule::url)
                .toList();
    }

    private static URI url(String written) {
        if (!written.matches("https?://[A-Za-z0-9._~:/?#\\[\\]@!$&()*+,;=%-]+")) {
            throw problem("'" + written + "' is not a URL", "write http://HOST/ or https://HOST/");
        }
        return URI.create(written);
    }

    private static void refuseUnknown(List<String> allowed, List<CheckResult> checks) {
        List<String> names = Stream.concat(
                        Stream.of(Target.ALL), checks.stream().map(CheckResult::check))
                .toList();
        for (String name : allowed) {
            if (!names.contains(name)) {
                throw problem(
                        "there is no check '" + name + "'",
                        Nearest.to(name, names)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("there are " + String.join(", ", names)));
            }
        }
    }

    private static ProblemException problem(String message, String hint) {
        return new ProblemException(Problem.error(message).withHint(hint));
    }

    private static Outcome outcome(List<CheckResult> checks) {
        List<CheckResult> failed = with(Verdict.FAIL, checks);
        return Outcome.ok()
                .with("checks", values(checks))
                .with("failed_checks", values(failed))
                .with("warnings_of_checks", values(with(Verdict.WARN, checks)))
                .with("fit", failed.isEmpty());
    }

    private static List<CheckResult> with(Verdict verdict, List<CheckResult> checks) {
        return checks.stream().filter(check -> check.verdict() == verdict).toList();
    }

    private static List<?> values(List<CheckResult> checks) {
        return checks.stream().map(CheckResult::values).toList();
    }
}
