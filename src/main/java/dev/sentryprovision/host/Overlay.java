package dev.sentryprovision.host;

import dev.sentryprovision.host.Effect.Preview;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a dry run has changed so far, by path without links in it; shared by all users of a machine. Where it says
 * nothing, the machine does.
 */
final class Overlay {

    /** What the overlay knows of a path. */
    sealed interface Node {

        /** @param hides a folder made anew: nothing that the machine has below it counts */
        record Entry(PathStatus status, Stored content, boolean hides) implements Node {}

        record Gone() implements Node {}

        /** Whatever a command leaves here; it was not run. */
        record Unknown(String reason) implements Node {}

        /** A tree that a command makes, not looked at yet. */
        record Promised(Preview preview, PathStatus root) implements Node {}
    }

    /** Where the content of a file is. */
    sealed interface Stored {

        record Given(Content content) implements Stored {}

        /** Still on the machine, at a path. */
        record OnMachine(RemotePath path) implements Stored {}

        record Previewed(Preview preview, TreeEntry entry) implements Stored {}

        record UnknownContent(String reason) implements Stored {}

        /** Not a file. */
        record Nothing() implements Stored {}
    }

    private final NavigableMap<RemotePath, Node> nodes = new TreeMap<>();

    synchronized boolean isEmpty() {
        return nodes.isEmpty();
    }

    synchronized boolean hasLinks() {
        return nodes.values().stream()
                .anyMatch(node -> node instanceof Node.Promised
                        || node instanceof Node.Entry(PathStatus status, Stored _, boolean _) && status.isLink());
    }

    /** Whether it has put a folder at exactly this path; then no part of the path is a link. */
    synchronized boolean hasFolder(RemotePath path) {
        return nodes.get(path) instanceof Node.Entry(PathStatus status, Stored _, boolean _) && status.isDirectory();
    }

    /** What is known of a path, given that no part of its parent is a link; empty: ask the machine. */
    synchronized Optional<Node> find(RemotePath path) {
        for (RemotePath at = path; ; at = at.parent()) {
            Node node = nodes.get(at);
            if (node instanceof Node.Promised promised) {
                expand(at, promised);
                return find(path);
            }
            if (node != null) {
                Optional<Node> said = at.equals(path) ? Optional.of(node) : below(node);
                if (said.isPresent()) {
                    return said;
                }
            }
            if (at.isRoot()) {
                return Optional.empty();
            }
        }
    }

    /** What a node says about paths below it that have no node of their own. */
    private static Optional<Node> below(Node node) {
        return switch (node) {
            case Node.Entry(PathStatus status, Stored _, boolean hides) ->
                status.isDirectory() && !hides ? Optional.empty() : Optional.of(new Node.Gone());
            case Node.Gone _, Node.Unknown _ -> Optional.of(node);
            case Node.Promised _ -> Optional.empty();
        };
    }

    private void expand(RemotePath at, Node.Promised promised) {
        // The preview may be slow and may fail; nothing is stored before it has answered.
        List<TreeEntry> entries = promised.preview().entries();
        nodes.put(at, new Node.Entry(promised.root(), new Stored.Nothing(), true));
        for (TreeEntry entry : entries) {
            Stored content =
                    entry.status().isFile() ? new Stored.Previewed(promised.preview(), entry) : new Stored.Nothing();
            nodes.put(entry.path(), new Node.Entry(entry.status(), content, true));
        }
    }

    /** Puts a node in place; what the overlay had below it is forgotten. */
    synchronized void put(RemotePath path, Node node) {
        boolean keepsChildren = node instanceof Node.Entry(PathStatus status, Stored _, boolean hides)
                && status.isDirectory()
                && !hides;
        if (!keepsChildren) {
            below(path).clear();
        }
        nodes.put(path, node);
    }

    /** Changes attributes of an entry and keeps its content and what is below it. */
    synchronized void putStatus(RemotePath path, PathStatus status) {
        Node changed = switch (find(path).orElseGet(() -> onMachine(path, status))) {
            case Node.Entry(PathStatus _, Stored content, boolean hides) -> new Node.Entry(status, content, hides);
            case Node other -> other;
        };
        nodes.put(path, changed);
    }

    private static Node onMachine(RemotePath path, PathStatus status) {
        return new Node.Entry(status, new Stored.OnMachine(path), false);
    }

    /** All that is known below a path, in order; trees that were promised are asked for. */
    synchronized Map<RemotePath, Node> nodesBelow(RemotePath path) {
        for (Map.Entry<RemotePath, Node> each : new ArrayList<>(below(path).entrySet())) {
            if (each.getValue() instanceof Node.Promised promised) {
                expand(each.getKey(), promised);
            }
        }
        return new TreeMap<>(below(path));
    }

    private NavigableMap<RemotePath, Node> below(RemotePath path) {
        if (path.isRoot()) {
            return nodes.tailMap(path, false);
        }
        // '0' follows '/': everything between starts with the path and a slash. A RemotePath cannot end in a slash,
        // so the first child that can exist is the bound.
        return nodes.subMap(path.child("\0"), true, new RemotePath(path.text() + "0"), false);
    }
}
