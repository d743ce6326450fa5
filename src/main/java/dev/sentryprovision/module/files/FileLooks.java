package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import dev.sentryprovision.module.files.FileModule.State;
import java.util.List;
import java.util.Optional;

/**
 * What the file module looks at, all in one round trip.
 *
 * @param entry  what is at the path itself
 * @param end    what is there when links are followed
 * @param real   the path with links followed
 * @param source what a link is to lead to, links followed
 * @param below  all below the path, when it is to be given attributes
 */
record FileLooks(
        Asked<PathStatus> entry,
        Asked<PathStatus> end,
        Asked<RemotePath> real,
        Optional<Asked<PathStatus>> source,
        Optional<Asked<List<TreeEntry>>> below,
        SpecialAttributes.Pending special) {

    static FileLooks ask(FileModule.Params params, Host host) {
        return new FileLooks(
                host.ask(new Look.Stat(params.path(), false)),
                host.ask(new Look.Stat(params.path(), true)),
                host.ask(new Look.RealPath(params.path())),
                params.src().map(text -> host.ask(new Look.Stat(sourcePath(params, host, text), true))),
                params.recurse() ? Optional.of(host.ask(new Look.Tree(params.path(), false))) : Optional.empty(),
                params.attributes().special().ask(host, params.path()));
    }

    /** A relative source of a symbolic link starts at the link's folder, that of a hard link at the user's home. */
    static RemotePath sourcePath(FileModule.Params params, Host host, String text) {
        boolean symbolic = !params.state().equals(Optional.of(State.HARD));
        return symbolic && !text.startsWith("/") && !text.startsWith("~")
                ? new RemotePath(params.path().parent().text() + "/" + text)
                : host.resolve(text);
    }

    PathStatus status() {
        return entry.get();
    }

    /** The status that attributes are about. */
    PathStatus subject(boolean follow) {
        return follow && status().isLink() ? end.get() : status();
    }

    /** The path that attributes are about. */
    RemotePath subjectPath(RemotePath path, boolean follow) {
        return follow && status().isLink() ? real.get() : path;
    }

    State currentState(boolean recurse) {
        return switch (status().kind()) {
            case ABSENT -> recurse ? State.DIRECTORY : State.FILE;
            case DIRECTORY -> State.DIRECTORY;
            case SYMBOLIC_LINK -> State.LINK;
            case FILE, OTHER -> State.FILE;
        };
    }
}
