package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.PathStatus.Kind;
import dev.sentryprovision.host.PathSteps;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import dev.sentryprovision.module.Outcome;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Copies a folder: one look at all that is there, with digests, then one stream of what differs. What is there beyond the
 * source stays.
 */
record TreeCopy(CopyModule.Params params, Host host) {

    /** What is at the place of the folder. */
    record Target(
            RemotePath root,
            Asked<PathStatus> status,
            Asked<List<TreeEntry>> entries,
            Asked<List<RemotePath>> missingFolders) {

        static Target ask(Host host, RemotePath root) {
            return new Target(
                    root,
                    host.ask(new Look.Stat(root, true)),
                    host.ask(new Look.Tree(root, true)),
                    new Folders(host).missing(root));
        }

        Map<RemotePath, TreeEntry> byPath() {
            Map<RemotePath, TreeEntry> existing = new HashMap<>();
            if (status.get().isDirectory()) {
                entries.get().forEach(entry -> existing.put(entry.path(), entry));
            }
            return existing;
        }
    }

    /** With a slash at its end, a source gives what is in it, not itself. */
    static RemotePath rootOf(CopyModule.Params params, String src, String name) {
        return src.endsWith("/") ? params.dest().path() : params.dest().path().child(name);
    }

    Outcome of(SourceTree tree, String src) {
        return of(tree, src, Target.ask(host, rootOf(params, src, tree.name())));
    }

    Outcome of(SourceTree tree, String src, Target target) {
        Map<RemotePath, TreeEntry> existing = target.byPath();
        Map<SourceTree.Entry, TreeEntry> there = new LinkedHashMap<>();
        for (SourceTree.Entry entry : tree.entries()) {
            RemotePath path = new RemotePath(target.root() + "/" + entry.path());
            there.put(entry, existing.getOrDefault(path, absent(path)));
        }
        Map<SourceTree.Entry, Content> contents = tree.contents(there.keySet().stream()
                .filter(entry -> entry.kind() == Kind.FILE && isToBeWritten(entry, there.get(entry)))
                .toList());
        SpecialTree special = SpecialTree.ask(
                params.attributes().special(),
                host,
                there.entrySet().stream()
                        .filter(each -> each.getKey().kind() != Kind.SYMBOLIC_LINK)
                        .map(each -> each.getValue().path())
                        .toList());
        PathSteps steps = new PathSteps();
        target.missingFolders().get().forEach(path -> steps.makeDirectory(path, folderAttributes(tree.mode())));
        there.forEach((entry, now) -> add(steps, entry, now, contents));
        if (!steps.isEmpty()) {
            host.take(steps);
        }
        special.settle(
                contents.keySet().stream().map(entry -> there.get(entry).path()).collect(Collectors.toSet()));
        return Outcome.ok().with("dest", params.dest().text()).with("src", src);
    }

    private void add(
            PathSteps steps, SourceTree.Entry entry, TreeEntry there, Map<SourceTree.Entry, Content> contents) {
        switch (entry.kind()) {
            case DIRECTORY -> folder(steps, entry, there.path(), there.status());
            case SYMBOLIC_LINK -> link(steps, entry, there.path(), there.status());
            case FILE -> file(steps, entry, there, Optional.ofNullable(contents.get(entry)));
            case OTHER, ABSENT -> throw new HostFailure("cannot copy " + entry.path() + ": it is no file");
        }
    }

    private static TreeEntry absent(RemotePath path) {
        return new TreeEntry(path, PathStatus.absent(), Optional.empty());
    }

    private static void link(PathSteps steps, SourceTree.Entry entry, RemotePath path, PathStatus there) {
        if (!there.linkTarget().equals(entry.linkTarget())) {
            steps.link(path, entry.linkTarget());
        }
    }

    private void folder(PathSteps steps, SourceTree.Entry entry, RemotePath path, PathStatus there) {
        if (!there.exists()) {
            steps.makeDirectory(path, folderAttributes(entry.mode()));
            return;
        }
        Attributes owners = params.attributes().ofFolder(Optional.empty());
        if (there.isDirectory() && !Attained.by(there, owners)) {
            steps.setAttributes(path, owners);
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

    private boolean isToBeWritten(SourceTree.Entry entry, TreeEntry there) {
        boolean same = there.status().kind() == Kind.FILE
                && there.status().size() == entry.size()
                && there.digest()
                        .filter(digest -> digest.equals(entry.digest().get()))
                        .isPresent();
        return !same && (params.force() || !there.status().exists());
    }

    private void file(PathSteps steps, SourceTree.Entry entry, TreeEntry there, Optional<Content> content) {
        Attributes attributes = params.attributes().of(entry.mode());
        if (content.isPresent()) {
            steps.write(write(there.path(), entry, content.get()));
        } else if (params.force() && !Attained.by(there.status(), attributes)) {
            steps.setAttributes(there.path(), attributes);
        }
    }

    private FileWrite write(RemotePath path, SourceTree.Entry entry, Content content) {
        return new FileWrite(
                path,
                content,
                params.attributes().of(entry.mode()),
                params.replacing().validate(),
                params.replacing().backup(),
                false,
                params.attributes().unsafeWrites());
    }
}
