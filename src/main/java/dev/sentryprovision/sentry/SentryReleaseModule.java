package dev.sentryprovision.sentry;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what is known about a release of Sentry. */
@ModuleSpec(
        name = "sentry_release",
        collection = "sentryprovision.sentry",
        summary = "Gives what is known about a release of Sentry, for other tasks.",
        needsHost = false,
        returns = {
            "release, project: the release, and its compose project",
            "hops: with from, the releases to install one after the other, the last of them this one",
            "services_new, services_gone: with from, names of what runs from then on, and of what does no more",
            "caution: why not to stay on it; empty where nothing speaks against it",
            "requirements: docker, compose, bash, memory_mb, processors, disk_gb, swap_mb",
            "answers: the environment in which install.sh asks nothing",
            "variables: settings of .env.custom by name, with upstream's default or an empty text",
            "env_custom: what .env.custom means: unknown, replaces or adds",
            "compose_options: what docker compose needs where .env.custom is there",
            "services: names of what runs under the profile",
            "single: why there may be one container only, by service",
            "volumes: each with name, external, backup and holds",
            "images: what it needs, without those that are built",
            "endpoints: URLs that its installer fetches from",
            "steps: headings in the log of install.sh, in order",
            "end_marker: how the line begins that ends a good install"
        },
        examples = """
                - sentry_release:
                    release: 25.10.0
                    profile: errors-only
                  register: known
                """)
public final class SentryReleaseModule implements Module<SentryReleaseModule.Params> {

    public record Params(
            @Param(value = "The release, for example 25.10.0.", required = true)
            String release,

            @Param(value = "feature-complete or errors-only.", defaultValue = "feature-complete")
            String profile,

            @Param("The release that is installed: gives the way from it. A way back is refused.")
            Optional<String> from,

            @Param("The compose project, where it is not upstream's.")
            Optional<String> project,

            @Param(value = "What uname -m says on the hosts.", defaultValue = "x86_64")
            String platform) {}

    @Override
    public Outcome run(Params params, Host host) {
        Version release = Releases.require(params.release);
        Profile profile = Profile.require(params.profile);
        Map<String, String> variables = variables(release);
        String project = params.project.orElse(variables.getOrDefault("COMPOSE_PROJECT_NAME", "sentry"));
        EnvCustom custom = EnvCustom.of(release);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("release", release.toString());
        values.put("project", project);
        params.from.ifPresent(from -> values.put("hops", hops(from, release)));
        values.put("caution", Caution.about(release).map(Caution::why).orElse(""));
        values.put("requirements", requirements(Requirements.of(release, profile)));
        values.put("answers", InstallerFlag.answers(release));
        values.put("variables", variables);
        values.put("env_custom", custom.label());
        values.put("compose_options", custom.composeOptions());
        List<String> services = Service.of(release, profile);
        values.put("services", services);
        params.from.ifPresent(from -> {
            List<String> before = Service.of(Releases.require(from), profile);
            values.put("services_new", without(services, before));
            values.put("services_gone", without(before, services));
        });
        values.put("single", Service.singleOf(release, profile));
        values.put("volumes", volumes(release, project));
        values.put("images", Image.of(release, params.platform));
        values.put(
                "endpoints",
                Endpoint.neededBy(release).stream()
                        .map(each -> each.url().toString())
                        .toList());
        values.put(
                "steps",
                InstallerStep.of(release).stream().map(InstallerStep::heading).toList());
        values.put("end_marker", InstallerStep.END);
        return Outcome.ok(values);
    }

    private static List<String> without(List<String> names, List<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }

    private static List<String> hops(String from, Version to) {
        return UpgradePath.between(from, to.toString(), true).hops().stream()
                .map(hop -> hop.version().toString())
                .toList();
    }

    private static Map<String, String> variables(Version release) {
        Map<String, String> variables = new LinkedHashMap<>();
        EnvironmentVariable.of(release)
                .forEach(variable -> variables.put(
                        variable.name(), variable.defaultIn(release).orElse("")));
        return variables;
    }

    private static Map<String, Object> requirements(Requirements needs) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("docker", needs.docker().toString());
        values.put("compose", needs.compose().toString());
        values.put("bash", needs.bash().map(Floor::toString).orElse(""));
        values.put("memory_mb", (long) needs.limits().memoryMb());
        values.put("processors", (long) needs.limits().processors());
        values.put("disk_gb", (long) needs.documented().diskGb());
        values.put("swap_mb", (long) needs.documented().swapMb());
        return values;
    }

    private static List<Map<String, Object>> volumes(Version release, String project) {
        return Volume.of(release).stream()
                .map(volume -> Map.<String, Object>of(
                        "name", volume.nameIn(project),
                        "external", volume.external(),
                        "backup", volume.backup(),
                        "holds", volume.holds()))
                .toList();
    }
}
