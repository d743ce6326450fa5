package dev.sentryprovision.sentry;

import dev.sentryprovision.sentry.CheckResult.Verdict;
import dev.sentryprovision.sentry.Target.Engine;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Docker and its compose plugin, and what stands in their place. */
final class DockerChecks {

    private DockerChecks() {}

    static Stream<CheckResult> of(Machine machine, Target target) {
        return Stream.of(origin(machine), docker(machine, target), compose(machine, target), selinux(machine));
    }

    /** Where it comes from: a snap cannot mount folders outside of homes, podman is another program. */
    private static CheckResult origin(Machine machine) {
        boolean snap = Stream.of("docker.path", "docker.root")
                .flatMap(key -> machine.get(key).stream())
                .anyMatch(path ->
                        path.startsWith("/snap/") || path.contains("/var/snap/") || path.equals("/usr/bin/snap"));
        if (snap) {
            return CheckResult.fail(
                    "docker_origin",
                    "Docker is a snap: it cannot mount files outside of homes",
                    "remove the snap and install Docker from packages");
        }
        if (machine.is("docker.podman")) {
            return CheckResult.fail(
                    "docker_origin",
                    "the command docker is podman",
                    "remove podman-docker and install Docker; upstream's support of podman is an experiment");
        }
        return machine.get("docker.host")
                .map(host -> CheckResult.fail(
                        "docker_origin",
                        "DOCKER_HOST is " + host + ": files of this host cannot be mounted there",
                        "unset DOCKER_HOST"))
                .orElseGet(() -> CheckResult.pass("docker_origin", "neither a snap nor podman"));
    }

    private static CheckResult docker(Machine machine, Target target) {
        if (machine.get("docker.path").isEmpty()) {
            return missing("docker", "not there", target);
        }
        Floor needed = target.requirements().docker();
        Optional<Version> found = machine.version("docker.server");
        if (found.isEmpty()) {
            String error = machine.get("docker.error").orElse("no answer");
            return error.contains("permission denied")
                    ? CheckResult.fail(
                            "docker",
                            "this user may not talk to it",
                            "become root, or join the group docker and log in again")
                    : CheckResult.fail(
                            "docker", "the daemon does not answer: " + error, "start it: systemctl start docker");
        }
        return judged("docker", found.get(), needed, target);
    }

    /** The installer takes the higher of plugin and stand-alone program; before 25.4.0 the plugin, where there is one. */
    private static CheckResult compose(Machine machine, Target target) {
        Optional<Version> found = Stream.of("compose.plugin", "compose.alone")
                .flatMap(key -> machine.version(key).stream())
                .max(Comparator.naturalOrder());
        return found.map(version ->
                        judged("compose", version, target.requirements().compose(), target))
                .orElseGet(() -> missing("compose", "not there", target));
    }

    private static CheckResult judged(String check, Version found, Floor needed, Target target) {
        String message = found + ", needed " + needed;
        return needed.isMetBy(found) ? CheckResult.pass(check, message) : missing(check, message, target);
    }

    private static CheckResult missing(String check, String message, Target target) {
        return target.engine() == Engine.INSTALLED_BY_RUN
                ? new CheckResult(check, Verdict.PASS, message + "; a later task brings it", "")
                : CheckResult.fail(
                        check,
                        message,
                        check.equals("docker")
                                ? "install docker-ce, or let the role docker_engine do it"
                                : "install docker-compose-plugin, or let the role docker_engine do it");
    }

    /** docker-ce runs containers without labels unless its daemon is told otherwise. */
    private static CheckResult selinux(Machine machine) {
        boolean enforcing = machine.get("selinux").filter("Enforcing"::equals).isPresent();
        if (!enforcing) {
            return CheckResult.pass("selinux", machine.get("selinux").orElse("not there"));
        }
        boolean labels = machine.get("docker.security")
                .filter(options -> options.contains("selinux"))
                .isPresent();
        return CheckResult.warn(
                "selinux",
                labels ? "enforcing, and Docker uses it: mounts of the checkout are denied" : "enforcing",
                "label the checkout: semanage fcontext -a -t container_file_t 'DIR(/.*)?' and restorecon -R DIR");
    }
}
