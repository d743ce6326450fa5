package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.PathStatus.Kind;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import dev.sentryprovision.module.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies a folder: one look at all that is there, with digests, then a step for each thing that differs. What is there
 * beyond the source stays.
 */
record TreeCopy(CopyModule.Params params, Host host) {

    Outcome of(SourceTree tree, String src) {
        RemotePath root =
                src.endsWith("/") ? params.dest().path() : params.dest().path().child(tree.name());
        Asked<PathStatus> rootStatus = host.ask(new Look.Stat(root, true));
        Asked<List<TreeEntry>> there = host.ask(new Look.Tree(root, true));
        Map<RemotePath, TreeEntry> existing = new HashMap<>();
        if (rootStatus.get().isDirectory()) {
            there.get().forEach(entry -> existing.put(entry.path(), entry));
        } else {
            new Folders(host).make(root, folderAttributes(tree.mode()));
        }
        for (SourceTree.Entry entry : tree.entries()) {
            RemotePath path = new RemotePath(root.text() + "/" + entry.path());
            copy(entry, path, existing.getOrDefault(path, absent(path)));
        }
        return Outcome.ok().with("dest", params.dest().text()).with("src", src);
    }

    private static TreeEntry absent(RemotePath path) {
        return new TreeEntry(path, PathStatus.absent(), Optional.empty());
    }

    private void copy(SourceTree.Entry entry, RemotePath path, TreeEntry there) {
        switch (entry.kind()) {
            case DIRECTORY -> folder(entry, path, there.status());
            case SYMBOLIC_LINK -> {
                if (!there.status().linkTarget().equals(entry.linkTarget())) {
                    host.link(path, entry.linkTarget(), Host.LinkKind.SYMBOLIC);
                }
            }
            case FILE -> file(entry, path, there);
            case OTHER, ABSENT -> throw new HostFailure("cannot copy " + entry.path() + ": it is no file");
        }
    }

    private void folder(SourceTree.Entry entry, RemotePath path, PathStatus there) {
        if (!there.exists()) {
            host.makeDirectory(path, folderAttributes(entry.mode()));
            return;
        }
        Attributes owners = params.attributes().ofFolder(Optional.empty());
        if (there.isDirectory() && !Attained.by(there, owners)) {
            host.setAttributes(path, owners);
        }
    }

    /** {@code mode: preserve} counts for folders as well; any other mode is one for files. */
    private Attributes folderAttributes(int modeOfSource) {
        boolean preserve = params.attributes()
                .mode()
                .filter(mode -> mode.given().isEmpty())
                .isPresent();
        return preserve && params.directoryMode().isEmpty()
                ? params.attributes().of(modeOfSource)
                : params.attributes().ofFolder(params.directoryMode());
    }

    private void file(SourceTree.Entry entry, RemotePath path, TreeEntry there) {
        Attributes attributes = params.attributes().of(entry.mode());
        if (there.status().exists() && !params.force()) {
            return;
        }
        boolean same = there.status().kind() == Kind.FILE
                && there.status().size() == entry.size()
                && there.digest()
                        .filter(digest -> digest.equals(entry.digest().get()))
                        .isPresent();
        if (!same) {
            host.write(new FileWrite(
                    path,
                    entry.content().get(),
                    attributes,
                    params.replacing().validate(),
                    params.replacing().backup(),
                    false));
        } else if (!Attained.by(there.status(), attributes)) {
            host.setAttributes(path, attributes);
        }
    }
}
