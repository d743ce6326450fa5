package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.PathStatus.Kind;
import dev.sentryprovision.host.PathSteps;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Folders that files of an archive are in and that it need not name. They get owner and group that the task gives all, but
 * not the mode, which is one of files; of those that are there already, only the uppermost, which may be taken for what
 * was unpacked.
 *
 * @param there   what is there, or will be
 * @param settled paths about which all is decided
 */
record UnnamedFolders(Attributes wanted, RemotePath root, Map<RemotePath, TreeEntry> there, Set<RemotePath> settled) {

    static UnnamedFolders of(Attributes ofAll, RemotePath root, Map<RemotePath, TreeEntry> there) {
        Attributes wanted = new Attributes(Optional.empty(), ofAll.owner(), ofAll.group());
        return new UnnamedFolders(wanted, root, there, new HashSet<>());
    }

    void makeAbove(RemotePath path, PathSteps steps) {
        RemotePath folder = path.parent();
        if (folder.equals(root)) {
            return;
        }
        makeAbove(folder, steps);
        if (!settled.add(folder)) {
            return;
        }
        Optional<TreeEntry> now = Optional.ofNullable(there.get(folder));
        if (now.isEmpty()) {
            steps.makeDirectory(folder, wanted);
            there.put(folder, new TreeEntry(folder, Unpacking.status(Kind.DIRECTORY, ""), Optional.empty()));
        } else if (folder.parent().equals(root)
                && now.get().status().isDirectory()
                && !Attained.by(now.get().status(), wanted)) {
            steps.setAttributes(folder, wanted);
        }
    }
}
