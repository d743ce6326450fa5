package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.PathStatus.Kind;
import dev.sentryprovision.host.PathSteps;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes what is in an archive true in a folder: one look at what is there, with digests, then one stream of what differs. */
record Unpacking(UnarchiveModule.Params params, TarOptions options, Host host) {

    /** What is in the folder, asked for without waiting. */
    record Target(RemotePath root, Asked<PathStatus> status, Asked<List<TreeEntry>> entries) {

        static Target ask(Host host, RemotePath root) {
            return new Target(root, host.ask(new Look.Stat(root, true)), host.ask(new Look.Tree(root, true)));
        }
    }

    /** @param owners whether the archive knows whom its files belong to; only root can give files away */
    void of(List<Archive.Entry> entries, Target target, boolean owners) {
        Map<RemotePath, TreeEntry> there = new HashMap<>();
        target.entries().get().forEach(entry -> there.put(entry.path(), entry));
        boolean givesAway = owners && options.owners() && host.user().equals("root");
        PathSteps steps = new PathSteps();
        SpecialTree special = special(entries, target.root());
        Set<RemotePath> fresh = new HashSet<>();
        UnnamedFolders folders = UnnamedFolders.of(params.attributes().wanted(), target.root(), there);
        for (Archive.Entry entry : entries) {
            RemotePath path = pathOf(entry, target.root());
            folders.makeAbove(path, steps);
            Optional<TreeEntry> now = Optional.ofNullable(there.get(path));
            if (add(steps, entry, path, now, attributes(entry, givesAway))) {
                fresh.add(path);
            }
            there.put(path, planned(entry, path));
            folders.settled().add(path);
        }
        if (!steps.isEmpty()) {
            host.take(steps);
        }
        special.settle(fresh);
    }

    private SpecialTree special(List<Archive.Entry> entries, RemotePath root) {
        return SpecialTree.ask(
                params.attributes().special(),
                host,
                entries.stream()
                        .filter(entry -> entry.kind() != Kind.SYMBOLIC_LINK)
                        .map(entry -> pathOf(entry, root))
                        .toList());
    }

    private static RemotePath pathOf(Archive.Entry entry, RemotePath root) {
        return new RemotePath(root + "/" + entry.path());
    }

    private Attributes attributes(Archive.Entry entry, boolean givesAway) {
        Attributes wanted = params.attributes().wanted();
        if (entry.kind() == Kind.SYMBOLIC_LINK) {
            return Attributes.KEEP;
        }
        return new Attributes(
                Optional.of(mode(wanted, entry)),
                wanted.owner().or(() -> givesAway ? Optional.of(Long.toString(entry.uid())) : Optional.empty()),
                wanted.group().or(() -> givesAway ? Optional.of(Long.toString(entry.gid())) : Optional.empty()));
    }

    /** What is wanted in words is said of the entry, not of what happens to be at its path. */
    private static ModeSpec mode(Attributes wanted, Archive.Entry entry) {
        boolean directory = entry.kind() == Kind.DIRECTORY;
        return ModeSpec.ofBits(
                wanted.mode().map(mode -> mode.applyTo(entry.mode(), directory)).orElse(entry.mode()));
    }

    /** @return whether it was put in place anew */
    private boolean add(
            PathSteps steps, Archive.Entry entry, RemotePath path, Optional<TreeEntry> now, Attributes attributes) {
        PathStatus status = now.map(TreeEntry::status).orElseGet(PathStatus::absent);
        if (isKept(entry, status)) {
            return false;
        }
        boolean same = status.kind() == entry.kind()
                && switch (entry.kind()) {
                    case FILE -> now.flatMap(TreeEntry::digest).equals(Optional.of(entry.digest()));
                    case SYMBOLIC_LINK -> status.linkTarget().equals(entry.linkTarget());
                    case DIRECTORY, OTHER, ABSENT -> true;
                };
        if (same) {
            if (!Attained.by(status, attributes)) {
                steps.setAttributes(path, attributes);
            }
            return false;
        }
        if (status.exists() && (status.isDirectory() || entry.kind() == Kind.DIRECTORY)) {
            steps.remove(path);
        }
        put(steps, entry, path, attributes);
        return true;
    }

    private static void put(PathSteps steps, Archive.Entry entry, RemotePath path, Attributes attributes) {
        switch (entry.kind()) {
            case DIRECTORY -> steps.makeDirectory(path, attributes);
            case SYMBOLIC_LINK -> steps.link(path, entry.linkTarget());
            case FILE, OTHER, ABSENT -> steps.write(FileWrite.of(path, entry.content(), attributes));
        }
    }

    private boolean isKept(Archive.Entry entry, PathStatus status) {
        return params.keepNewer()
                && status.isFile()
                && entry.kind() == Kind.FILE
                && status.modified() > entry.modified();
    }

    /** What an entry of the same path that comes later in the archive will find. */
    private static TreeEntry planned(Archive.Entry entry, RemotePath path) {
        Optional<String> digest = entry.kind() == Kind.FILE ? Optional.of(entry.digest()) : Optional.empty();
        return new TreeEntry(path, status(entry.kind(), entry.linkTarget()), digest);
    }

    static PathStatus status(Kind kind, String target) {
        return new PathStatus(kind, 0, "", "", 0, 0, 0, 0, 0, 0, 0, 0, 1, target);
    }
}
