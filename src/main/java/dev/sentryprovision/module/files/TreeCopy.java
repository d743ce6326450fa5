package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.PathStatus.Kind;
import dev.sentryprovision.host.PathSteps;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Copies a folder: one look at all that is there, with digests, then one stream of what differs. */
record TreeCopy(TreeWishes wishes, Host host) {

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

        /** Of a single file: the folder it is in, as if there were nothing else in it. */
        static Target ofFile(Host host, RemotePath path) {
            Asked<PathStatus> status = host.ask(new Look.Stat(path, false));
            Asked<Optional<String>> digest = host.ask(new Look.Digest(path, "sha256"));
            return new Target(
                    path.parent(),
                    host.ask(new Look.Stat(path.parent(), true)),
                    () -> List.of(new TreeEntry(path, status.get(), digest.get())),
                    new Folders(host).missing(path.parent()));
        }

        Map<RemotePath, TreeEntry> byPath() {
            Map<RemotePath, TreeEntry> existing = new HashMap<>();
            if (status.get().isDirectory()) {
                entries.get().forEach(entry -> existing.put(entry.path(), entry));
            }
            return existing;
        }

        RemotePath pathOf(SourceTree.Entry entry) {
            return new RemotePath(root + "/" + entry.path());
        }
    }

    /** With a slash at its end, a source gives what is in it, not itself. */
    static RemotePath rootOf(RemotePath dest, String src, String name) {
        return src.endsWith("/") ? dest : dest.child(name);
    }

    /** @return what was to be done, by path */
    List<RemotePath> of(SourceTree tree, Target target) {
        Map<RemotePath, TreeEntry> existing = target.byPath();
        Map<SourceTree.Entry, TreeEntry> there = new LinkedHashMap<>();
        for (SourceTree.Entry entry : tree.entries()) {
            RemotePath path = target.pathOf(entry);
            TreeEntry now = existing.getOrDefault(path, absent(path));
            if (wishes.concerns(entry, now.status()) || entry.kind() != Kind.FILE) {
                there.put(entry, now);
            }
        }
        List<SourceTree.Entry> different = there.keySet().stream()
                .filter(entry -> entry.kind() == Kind.FILE && !isSame(entry, there.get(entry)))
                .toList();
        Map<SourceTree.Entry, RemotePath> twins = new LinkedHashMap<>();
        different.forEach(entry -> wishes.twin(entry).ifPresent(twin -> twins.put(entry, twin)));
        Map<SourceTree.Entry, Content> contents = tree.contents(
                different.stream().filter(entry -> !twins.containsKey(entry)).toList());
        SpecialTree special = special(there);
        TreeSteps steps = new TreeSteps(wishes, new PathSteps());
        steps.removals(tree, target, existing);
        steps.root(tree.status(), target);
        there.forEach((entry, now) ->
                steps.add(entry, now, Optional.ofNullable(contents.get(entry)), Optional.ofNullable(twins.get(entry))));
        if (!steps.steps().isEmpty()) {
            host.take(steps.steps());
        }
        special.settle(
                contents.keySet().stream().map(entry -> there.get(entry).path()).collect(Collectors.toSet()));
        return steps.steps().paths();
    }

    private SpecialTree special(Map<SourceTree.Entry, TreeEntry> there) {
        return SpecialTree.ask(
                wishes.extras().special(),
                host,
                there.entrySet().stream()
                        .filter(each -> each.getKey().kind() != Kind.SYMBOLIC_LINK)
                        .map(each -> each.getValue().path())
                        .toList());
    }

    private static TreeEntry absent(RemotePath path) {
        return new TreeEntry(path, PathStatus.absent(), Optional.empty());
    }

    private static boolean isSame(SourceTree.Entry entry, TreeEntry there) {
        return there.status().kind() == Kind.FILE
                && there.status().size() == entry.size()
                && there.digest()
                        .filter(digest -> digest.equals(entry.digest().get()))
                        .isPresent();
    }
}
