package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folders of the host that may have files already which a folder is to get, by the same paths: earlier copies of it. */
record LinkTrees(List<LinkTree> trees) {

    /** One of them, asked for without waiting. */
    private record LinkTree(RemotePath root, Asked<Map<RemotePath, TreeEntry>> files) {}

    static LinkTrees ask(List<RemotePath> roots, Host host) {
        return new LinkTrees(roots.stream().map(root -> ask(root, host)).toList());
    }

    private static LinkTree ask(RemotePath root, Host host) {
        Asked<List<TreeEntry>> entries = host.ask(new Look.Tree(root, true));
        Map<RemotePath, TreeEntry> files = new HashMap<>();
        return new LinkTree(root, () -> {
            if (files.isEmpty()) {
                entries.get().forEach(entry -> files.put(entry.path(), entry));
            }
            return files;
        });
    }

    /** The first file that has the content, the attributes and the time that are wanted. */
    Optional<RemotePath> twin(SourceTree.Entry entry, Attributes wanted, Optional<Double> modified) {
        return trees.stream()
                .map(tree ->
                        Optional.ofNullable(tree.files().get().get(tree.root().child(entry.path()))))
                .flatMap(Optional::stream)
                .filter(there -> isSame(there, entry)
                        && Attained.by(there.status(), wanted)
                        && modified.map(time -> Math.floor(there.status().modified()) == time)
                                .orElse(true))
                .map(TreeEntry::path)
                .findFirst();
    }

    private static boolean isSame(TreeEntry there, SourceTree.Entry entry) {
        PathStatus status = there.status();
        return status.isFile()
                && status.size() == entry.size()
                && there.digest().equals(Optional.of(entry.digest().get()));
    }
}
