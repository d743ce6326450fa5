package dev.sentryprovision.host;

import dev.sentryprovision.host.Overlay.Node;
import dev.sentryprovision.host.Overlay.Stored;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Follows links on the machine and in the overlay alike. */
final class OverlayPaths {

    /** As the kernel counts before it says ELOOP. */
    private static final int MOST_LINKS = 40;

    private final Overlay overlay;
    private final Recall machine;

    OverlayPaths(Overlay overlay, Recall machine) {
        this.overlay = overlay;
        this.machine = machine;
    }

    /** The path with all links followed. */
    RemotePath real(RemotePath path) {
        if (overlay.hasFolder(path)) {
            return path;
        }
        RemotePath onMachine = machine.known(new Look.RealPath(path)).get();
        if (overlay.isEmpty()) {
            return onMachine;
        }
        return onMachine.equals(path) && !overlay.hasLinks() ? path : walk(path);
    }

    /** The path with all links in its parent followed: where its own entry is. */
    RemotePath place(RemotePath path) {
        return path.isRoot() ? path : real(path.parent()).child(path.fileName());
    }

    /** Whether the machine by itself takes a path to the same place. */
    boolean isAsOnMachine(RemotePath path, boolean follow, RemotePath at) {
        if (overlay.isEmpty() || path.equals(at)) {
            return true;
        }
        RemotePath onMachine = follow
                ? machine.known(new Look.RealPath(path)).get()
                : machine.known(new Look.RealPath(path.parent())).get().child(path.fileName());
        return onMachine.equals(at);
    }

    private RemotePath walk(RemotePath path) {
        Deque<String> left = new ArrayDeque<>(partsOf(path.text()));
        RemotePath at = RemotePath.ROOT;
        int links = 0;
        while (!left.isEmpty()) {
            String part = left.poll();
            RemotePath next = part.equals("..") ? at.parent() : at.child(part);
            Optional<String> target = part.equals("..") ? Optional.empty() : linkAt(next);
            if (target.isEmpty()) {
                at = next;
            } else if (++links > MOST_LINKS) {
                throw new HostFailure("too many levels of links: " + path);
            } else {
                at = target.get().startsWith("/") ? RemotePath.ROOT : at;
                partsOf(target.get()).reversed().forEach(left::addFirst);
            }
        }
        return at;
    }

    private Optional<String> linkAt(RemotePath path) {
        PathStatus status = overlay.find(path)
                .map(node ->
                        node instanceof Node.Entry(PathStatus known, Stored _, boolean _) ? known : PathStatus.absent())
                .orElseGet(() -> machine.known(new Look.Stat(path, false)).get());
        return status.isLink() ? Optional.of(status.linkTarget()) : Optional.empty();
    }

    private static List<String> partsOf(String path) {
        return List.of(path.split("/")).stream()
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }
}
