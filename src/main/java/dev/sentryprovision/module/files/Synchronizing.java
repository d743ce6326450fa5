package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Copies a file or folder as rsync would. */
record Synchronizing(SynchronizeModule.Params params, Host host) {

    Outcome of(Path local, boolean folder) {
        String prefix = params.src().endsWith("/") ? "" : local.getFileName() + "/";
        if (folder && !params.isRecursive() && !params.dirs()) {
            return outcome(List.of())
                    .withWarning("skipping directory " + params.src() + ": neither recursive nor dirs");
        }
        return outcome(folder ? folder(local, prefix) : file(local));
    }

    private List<RemotePath> folder(Path local, String prefix) {
        LocalTree whole = new LocalTree(local, params.copyLinks(), false, params.controller());
        SourceTree tree = new SelectedTree(whole, params, prefix);
        TreeCopy.Target target =
                TreeCopy.Target.ask(host, TreeCopy.rootOf(params.dest().path(), params.src(), tree.name()));
        return new TreeCopy(wishes(tree, prefix, true), host).of(tree, target);
    }

    /** A file goes into a folder that is there, or that a slash says is to be. */
    private List<RemotePath> file(Path local) {
        RemotePath dest = params.dest().path();
        RemotePath inside = dest.child(local.getFileName().toString());
        Asked<PathStatus> there = host.ask(new Look.Stat(dest, true));
        TreeCopy.Target itself = TreeCopy.Target.ofFile(host, dest);
        TreeCopy.Target below = TreeCopy.Target.ofFile(host, inside);
        PathStatus source = LocalStatus.of(local, true);
        boolean goesInside = params.dest().endsWithSlash() || there.get().isDirectory();
        SingleFile tree = new SingleFile(local, source, goesInside ? inside.fileName() : dest.fileName());
        return new TreeCopy(wishes(tree, "", false), host).of(tree, goesInside ? below : itself);
    }

    /** A file that is copied by itself lies in an earlier copy under its own name. */
    private LinkTrees earlier(SourceTree tree, boolean ofFolder) {
        List<RemotePath> roots = params.linkDest().stream()
                .map(path -> ofFolder ? TreeCopy.rootOf(path, params.src(), tree.name()) : path)
                .toList();
        return LinkTrees.ask(roots, host);
    }

    private SyncWishes wishes(SourceTree tree, String prefix, boolean ofFolder) {
        LinkTrees earlier = earlier(tree, ofFolder);
        boolean root = host.user().equals("root");
        Set<String> users = new TreeSet<>();
        Set<String> groups = new TreeSet<>();
        Stream.concat(Stream.of(tree.status()), tree.entries().stream().map(SourceTree.Entry::status))
                .filter(_ -> root)
                .forEach(status -> {
                    if (params.keeps(params.owner())) {
                        users.add(status.owner());
                    }
                    if (params.keeps(params.group())) {
                        groups.add(status.group());
                    }
                });
        return new SyncWishes(params, prefix, ofFolder, root, KnownAccounts.ask(users, groups, host), earlier);
    }

    private Outcome outcome(List<RemotePath> paths) {
        List<String> lines = paths.stream().map(RemotePath::text).toList();
        return Outcome.ok()
                .with("src", params.src())
                .with("dest", params.dest().text())
                .with("rc", 0L)
                .with("msg", String.join("\n", lines))
                .with("stdout", String.join("\n", lines))
                .with("stdout_lines", lines);
    }
}
