package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import dev.sentryprovision.module.Outcome;
import java.util.List;
import java.util.Set;

/** A directory should be there. */
record DirectoryState(FileModule.Params params, Host host) {

    Outcome reach(FileLooks looks) {
        AttributeStep step = new AttributeStep(params, host);
        PathStatus status = looks.subject(params.follow());
        RemotePath path = looks.subjectPath(params.path(), params.follow());
        if (!status.exists()) {
            new Folders(host).make(path, step.wanted());
            looks.special().settle(path, true);
            return result(path, status);
        }
        if (!status.isDirectory()) {
            return Outcome.failed(path + " already exists as a " + FileKeys.stateOf(status))
                    .with("path", path.text())
                    .with("state", FileKeys.stateOf(status));
        }
        step.apply(path, status);
        looks.special().settle(path);
        looks.below().ifPresent(tree -> below(tree.get(), step));
        return result(path, status);
    }

    private void below(List<TreeEntry> tree, AttributeStep step) {
        List<TreeEntry> entries =
                tree.stream().filter(entry -> !entry.status().isLink()).toList();
        SpecialTree special = SpecialTree.ask(
                params.attributes().special(),
                host,
                entries.stream().map(TreeEntry::path).toList());
        entries.forEach(entry -> step.apply(entry.path(), entry.status()));
        special.settle(Set.of());
    }

    private Outcome result(RemotePath path, PathStatus before) {
        return Outcome.ok(FileKeys.of(host, path, before)).with("path", path.text());
    }
}
