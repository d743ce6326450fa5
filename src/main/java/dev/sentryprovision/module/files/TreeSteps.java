package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.PathSteps;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is to be done for each thing in a folder that is copied. */
record TreeSteps(TreeWishes wishes, PathSteps steps) {

    /** What the source does not have goes, but for folders in which something is to stay. */
    void removals(SourceTree tree, TreeCopy.Target target, Map<RemotePath, TreeEntry> existing) {
        Set<RemotePath> kept = new HashSet<>();
        tree.entries().forEach(entry -> keep(target.pathOf(entry), target.root(), kept));
        existing.forEach((path, entry) -> {
            String below = path.text().substring(target.root().text().length() + 1);
            if (!wishes.removes(below, entry.status())) {
                keep(path, target.root(), kept);
            }
        });
        // Folders come before what is in them; what is in a removed one goes with it.
        Set<RemotePath> removed = new HashSet<>();
        for (RemotePath path : new TreeMap<>(existing).keySet()) {
            if (!kept.contains(path) && !removed.contains(path.parent())) {
                steps.remove(path);
            }
            if (!kept.contains(path)) {
                removed.add(path);
            }
        }
    }

    private static void keep(RemotePath path, RemotePath root, Set<RemotePath> kept) {
        for (RemotePath at = path; !at.equals(root) && kept.add(at); at = at.parent()) {}
    }

    void root(PathStatus source, TreeCopy.Target target) {
        PathStatus there = target.status().get();
        target.missingFolders()
                .get()
                .forEach(path -> steps.makeDirectory(path, wishes.ofFolder(source, PathStatus.absent())));
        if (wishes.concernsRoot() && there.isDirectory()) {
            attributes(target.root(), there, wishes.ofFolder(source, there));
        }
    }

    /**
     * @param content of a file whose content is not there already
     * @param twin    a file of the host that is to be linked instead
     */
    void add(SourceTree.Entry entry, TreeEntry there, Optional<Content> content, Optional<RemotePath> twin) {
        PathStatus status = there.status();
        if (status.exists() && status.kind() != entry.kind() && wishes.makesWay()) {
            steps.remove(there.path());
            status = PathStatus.absent();
        }
        switch (entry.kind()) {
            case DIRECTORY -> folder(entry, there.path(), status);
            case SYMBOLIC_LINK -> link(entry, there.path(), status);
            case FILE -> {
                if (twin.isPresent()) {
                    steps.hardLink(there.path(), twin.get());
                } else {
                    file(entry, there.path(), status, content);
                }
            }
            case OTHER, ABSENT -> throw new HostFailure("cannot copy " + entry.path() + ": it is no file");
        }
    }

    private void link(SourceTree.Entry entry, RemotePath path, PathStatus there) {
        if (!there.linkTarget().equals(entry.linkTarget()) && wishes.concerns(entry, there)) {
            steps.link(path, entry.linkTarget());
        }
    }

    private void folder(SourceTree.Entry entry, RemotePath path, PathStatus there) {
        if (!there.exists()) {
            if (wishes.concerns(entry, there)) {
                steps.makeDirectory(path, wishes.ofFolder(entry.status(), there));
            }
        } else if (there.isDirectory()) {
            attributes(path, there, wishes.ofFolder(entry.status(), there));
        }
    }

    private void attributes(RemotePath path, PathStatus there, Attributes wanted) {
        if (!Attained.by(there, wanted)) {
            steps.setAttributes(path, wanted);
        }
    }

    private void file(SourceTree.Entry entry, RemotePath path, PathStatus there, Optional<Content> content) {
        Attributes wanted = wishes.ofFile(entry, there);
        Optional<Double> modified = wishes.modified(entry);
        if (content.isPresent()) {
            Replacing replacing = wishes.replacing();
            steps.write(new FileWrite(path, content.get(), wanted, replacing.validate(), replacing.backup(), false)
                    .unsafely(wishes.extras().unsafeWrites())
                    .modifiedAt(modified));
            return;
        }
        attributes(path, there, wanted);
        modified.filter(time -> Math.floor(there.modified()) != time).ifPresent(time -> steps.touch(path, time));
    }
}
