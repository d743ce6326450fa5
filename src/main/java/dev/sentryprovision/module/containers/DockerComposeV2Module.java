package dev.sentryprovision.module.containers;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings a project of docker compose up, stops it, restarts it or takes it down. */
@ModuleSpec(
        name = "docker_compose_v2",
        collection = "community.docker",
        summary = "Brings a project of docker compose up, stops it, restarts it or takes it down. What would change,"
                + " docker compose itself tells beforehand; where that is nothing, nothing is run.",
        returns = {
            "actions: what was done to which container, network or volume",
            "containers: the project's containers",
            "images: their images"
        },
        examples = """
                - community.docker.docker_compose_v2:
                    project_src: /opt/sentry
                    env_files: [.env, .env.custom]
                    wait: true
                """)
public final class DockerComposeV2Module implements Module<DockerComposeV2Module.Params> {

    /** What the project should be. */
    public enum State {
        ABSENT,
        PRESENT,
        STOPPED,
        RESTARTED
    }

    /** Which images are fetched. */
    public enum Pull {
        ALWAYS,
        MISSING,
        NEVER,
        POLICY
    }

    /** Which images are built. */
    public enum Build {
        ALWAYS,
        NEVER,
        POLICY
    }

    /** Which containers are made anew. */
    public enum Recreate {
        ALWAYS,
        NEVER,
        AUTO
    }

    /** Which images go with the project. */
    public enum RemoveImages {
        ALL,
        LOCAL
    }

    @Rule(exclusive = {"project_src", "definition"})
    @Rule(oneOf = {"project_src", "definition"})
    @Rule(when = "definition", needs = "project_name")
    public record Params(
            @Param("The folder of the project.") Optional<RemotePath> projectSrc,
            @Param("The project itself, instead of files.") Map<String, Object> definition,

            @Param("The project's name; without one, its folder's.")
            Optional<String> projectName,

            @Param("Its files, instead of those with a usual name.")
            List<String> files,

            @Param("Files with variables, instead of .env.") List<String> envFiles,
            @Param("Profiles to switch on.") List<String> profiles,

            @Param(value = "What the project should be.", defaultValue = "present")
            State state,

            @Param("Only these services.") List<String> services,

            @Param(
                    value = "Which images are fetched; with always, the task is always a change.",
                    defaultValue = "policy")
            Pull pull,

            @Param(value = "Which images are built; with always, the task is always a change.", defaultValue = "policy")
            Build build,

            @Param(value = "Which containers are made anew.", defaultValue = "auto")
            Recreate recreate,

            @Param(value = "Services that others depend on count as well.", defaultValue = "yes")
            boolean dependencies,

            @Param("How many containers of a service.") Map<String, Long> scale,

            @Param(value = "Remove containers of services that are no longer in the files.", defaultValue = "no")
            boolean removeOrphans,

            @Param("With absent: remove images as well.") Optional<RemoveImages> removeImages,

            @Param(value = "With absent: remove volumes as well, with all that is in them.", defaultValue = "no")
            boolean removeVolumes,

            @Param(value = "Make volumes without a name anew.", defaultValue = "no")
            boolean renewAnonVolumes,

            @Param("How many seconds a container has to stop.")
            Optional<Long> timeout,

            @Param(value = "Wait until services run and are healthy.", name = "wait", defaultValue = "no")
            boolean waits,

            @Param("For how many seconds.") Optional<Duration> waitTimeout,

            @Param(value = "Say yes to all that docker compose asks; needs docker compose 2.32.", defaultValue = "no")
            boolean assumeYes,

            @Param(
                    value = "Accepted for compatibility: docker compose itself says when a file is missing.",
                    defaultValue = "yes")
            boolean checkFilesExisting,

            @Param(
                    value = "Accepted for compatibility: a build counts when a container changes by it.",
                    defaultValue = "yes")
            boolean ignoreBuildEvents,

            DockerClient client) {

        String title() {
            return projectName.or(() -> projectSrc.map(RemotePath::text)).orElse("");
        }

        /** Only running it shows what comes of it. */
        boolean isAlwaysRun() {
            return state != State.ABSENT
                    && state != State.STOPPED
                    && (pull == Pull.ALWAYS || build == Build.ALWAYS || state == State.RESTARTED);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        return new ComposeRun(params, host).outcome();
    }
}
