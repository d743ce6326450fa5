package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.PathStatus.Kind;
import java.util.List;
import java.util.Map;

/**
 * What synchronize takes of a folder.
 *
 * @param prefix what stands before its paths for patterns: the folder's own name where that is copied too
 */
record SelectedTree(SourceTree tree, SynchronizeModule.Params params, String prefix) implements SourceTree {

    @Override
    public String name() {
        return tree.name();
    }

    @Override
    public PathStatus status() {
        return tree.status();
    }

    @Override
    public List<Entry> entries() {
        if (!params.isRecursive() && (!params.dirs() || !prefix.isEmpty())) {
            return List.of();
        }
        return tree.entries().stream()
                .filter(entry -> params.isRecursive() || !entry.path().contains("/"))
                .filter(entry -> entry.kind() != Kind.SYMBOLIC_LINK || params.keeps(params.links()))
                .filter(entry ->
                        params.options().filter().admits(prefix + entry.path(), entry.kind() == Kind.DIRECTORY))
                .toList();
    }

    @Override
    public Map<Entry, Content> contents(List<Entry> wanted) {
        return tree.contents(wanted);
    }
}
