package dev.sentryprovision.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of paths that are to be made together, in order. */
public final class PathSteps {

    private final List<Step> steps = new ArrayList<>();

    public void write(FileWrite write) {
        steps.add(new Step.Write(write));
    }

    public void remove(RemotePath path) {
        steps.add(new Step.Remove(path));
    }

    public void makeDirectory(RemotePath path, Attributes attributes) {
        steps.add(new Step.MakeDirectory(path, attributes, false));
    }

    /** A folder, the last one, and those above it that are missing. */
    public void makeDirectories(List<RemotePath> paths, Attributes attributes) {
        for (RemotePath path : paths) {
            steps.add(new Step.MakeDirectory(path, attributes, !path.equals(paths.getLast())));
        }
    }

    public void link(RemotePath path, String target) {
        steps.add(new Step.MakeLink(path, target, Host.LinkKind.SYMBOLIC));
    }

    /** Makes a path another name of a file that is there. */
    public void hardLink(RemotePath path, RemotePath target) {
        steps.add(new Step.MakeLink(path, target.text(), Host.LinkKind.HARD));
    }

    public void setAttributes(RemotePath path, Attributes attributes) {
        steps.add(new Step.SetAttributes(path, attributes));
    }

    /** Sets the time of the last modification, in seconds since 1970. */
    public void touch(RemotePath path, double modified) {
        steps.add(new Step.Touch(path, Optional.of(modified), Optional.empty()));
    }

    /** The paths that they are about, in order. */
    public List<RemotePath> paths() {
        return steps.stream().map(Step::path).distinct().toList();
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    List<Step> list() {
        return List.copyOf(steps);
    }
}
