package dev.sentryprovision.host;

import dev.sentryprovision.host.Overlay.Node;
import dev.sentryprovision.host.Overlay.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What will be below a folder: the machine's entries, less what is gone, with what was added. */
record OverlayTree(Overlay overlay, Recall machine, OverlayContent contents) {

    List<TreeEntry> entries(Look.Tree tree, OverlayPaths paths) {
        RemotePath at = paths.real(tree.path());
        Map<RemotePath, TreeEntry> result = new TreeMap<>();
        Optional<Node> root = overlay.find(at);
        if (root.isEmpty()
                || root.get() instanceof Node.Entry(PathStatus status, Stored _, boolean hides)
                        && status.isDirectory()
                        && !hides) {
            boolean same = root.isEmpty() && paths.isAsOnMachine(tree.path(), true, at);
            Look.Tree asked = same ? tree : new Look.Tree(at, tree.digests(), tree.depth());
            for (TreeEntry entry : machine.known(asked).get()) {
                addIfUntouched(result, entry, at, moved(entry.path(), asked.path(), at), tree.path());
            }
        }
        if (root.isPresent() && root.get() instanceof Node.Unknown(String reason)) {
            throw new UnknownUntilApplied(reason);
        }
        overlay.nodesBelow(at).forEach((path, node) -> addKnown(result, moved(path, at, tree.path()), node, tree));
        return result.values().stream()
                .filter(entry -> tree.reaches(entry.path()))
                .toList();
    }

    private void addIfUntouched(
            Map<RemotePath, TreeEntry> result, TreeEntry entry, RemotePath at, RemotePath key, RemotePath shown) {
        if (overlay.find(key).isEmpty()) {
            RemotePath path = moved(key, at, shown);
            result.put(path, new TreeEntry(path, entry.status(), entry.digest()));
        }
    }

    private void addKnown(Map<RemotePath, TreeEntry> result, RemotePath path, Node node, Look.Tree tree) {
        switch (node) {
            case Node.Entry(PathStatus status, Stored content, boolean _) -> {
                boolean wanted = tree.digests() && status.isFile();
                result.put(
                        path,
                        new TreeEntry(path, status, wanted ? contents.digest(content, "sha256") : Optional.empty()));
            }
            case Node.Unknown(String reason) -> throw new UnknownUntilApplied(reason);
            case Node.Gone _, Node.Promised _ -> {}
        }
    }

    /** The same path below another folder. */
    private static RemotePath moved(RemotePath path, RemotePath from, RemotePath to) {
        String below =
                from.isRoot() ? path.text() : path.text().substring(from.text().length());
        return new RemotePath(to.text() + below);
    }
}
