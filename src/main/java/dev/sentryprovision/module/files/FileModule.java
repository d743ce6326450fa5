package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.Optional;

/** Makes a file, folder, link or absence true at a path. */
@ModuleSpec(
        name = "file",
        summary = "Makes a file, directory, link or absence true at a path, with its attributes.",
        returns = {
            "path or dest: the path",
            "state: what is there",
            "mode, owner, group, uid, gid, size: its attributes, as far as known"
        },
        examples = """
                - file:
                    path: /opt/sentry
                    state: directory
                    owner: sentry
                    mode: "0750"
                """)
public final class FileModule implements Module<FileModule.Params> {

    /** What should be at the path. */
    public enum State {
        ABSENT,
        DIRECTORY,
        FILE,
        HARD,
        LINK,
        TOUCH
    }

    public record Params(
            @Param(
                    value = "The path.",
                    required = true,
                    aliases = {"dest", "name"})
            RemotePath path,

            @Param("What should be there; without it, what is there stays, and only its attributes count.")
            Optional<State> state,

            @Param("What a link leads to; one that is there stays without it.")
            Optional<String> src,

            @Param(value = "Give all below a directory the attributes as well.", defaultValue = "no")
            boolean recurse,

            @Param(value = "A link may lead to nothing, and may replace a file.", defaultValue = "no")
            boolean force,

            @Param(value = "Attributes are those of what a link leads to.", defaultValue = "yes")
            boolean follow,

            FileTimes times,
            FileAttributes attributes,
            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        FileLooks looks = FileLooks.ask(params, host);
        State state = params.state.orElseGet(() -> looks.currentState(params.recurse));
        return switch (state) {
            case ABSENT -> absent(params, host, looks);
            case DIRECTORY -> new DirectoryState(params, host).reach(looks);
            case LINK -> new LinkState(params, host).reach(looks);
            case HARD -> new HardLinkState(params, host).reach(looks);
            case FILE -> new PresentState(params, host).file(looks);
            case TOUCH -> new PresentState(params, host).touch(looks);
        };
    }

    private static Outcome absent(Params params, Host host, FileLooks looks) {
        if (looks.status().exists()) {
            host.remove(params.path);
        }
        return Outcome.ok().with("path", params.path.text()).with("state", "absent");
    }
}
