package dev.sentryprovision.host;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a task looked at before its turn, and the changes it would make: they belong together. */
public final class Foreseen {

    private final Set<Look<?>> looks;
    private final List<Planned> planned;

    Foreseen(Set<Look<?>> looks, List<Planned> planned) {
        this.looks = looks;
        this.planned = planned;
    }

    /** The folder that an entry is in, whatever its path is called, and the name there. */
    private record Place(long device, long inode, String name) {}

    List<Planned> planned() {
        return planned;
    }

    public boolean changesNothing() {
        return planned.isEmpty();
    }

    /** Its changes. */
    public List<Change> changes() {
        return planned.stream().map(Planned::change).map(Change.class::cast).toList();
    }

    /** Whether it would have turned out the same after the changes of another. */
    public boolean holdsAfter(Foreseen other) {
        return other.planned.isEmpty()
                || looks.stream().noneMatch(other::concerns) && planned.stream().noneMatch(other::meets);
    }

    /** A command may look at anything. What comes into a folder is no change of the folder. */
    private boolean concerns(Look<?> look) {
        return planned.stream().map(each -> each.step().path()).anyMatch(changed -> switch (look) {
            case Look.Stat(RemotePath path, boolean _) -> path.startsWith(changed);
            case Look.Read(RemotePath path, long _) -> path.startsWith(changed);
            case Look.Digest(RemotePath path, String _) -> path.startsWith(changed);
            case Look.RealPath(RemotePath path) -> path.startsWith(changed);
            case Look.Tree tree -> tree.path().startsWith(changed) || changed.startsWith(tree.path());
            case Look.Writable(RemotePath path) -> path.startsWith(changed);
            case Look.Known _ -> false;
            case Look.Query _ -> true;
        });
    }

    /** Whether the same entry is changed here, perhaps by another name. */
    private boolean meets(Planned other) {
        Optional<Place> place = place(other);
        return planned.stream()
                .anyMatch(each -> each.step().path().equals(other.step().path())
                        || isSameFile(each, other)
                        || place.isPresent() && place(each).equals(place));
    }

    private static boolean isSameFile(Planned one, Planned other) {
        PathStatus first = one.situation().status();
        PathStatus second = other.situation().status();
        return first.inode() != 0 && first.inode() == second.inode() && first.device() == second.device();
    }

    private static Optional<Place> place(Planned each) {
        return each.situation()
                .parent()
                .filter(folder -> folder.inode() != 0)
                .map(folder -> new Place(
                        folder.device(), folder.inode(), each.step().path().fileName()));
    }
}
