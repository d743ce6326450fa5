package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import dev.sentryprovision.module.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies from one place of the host to another. Contents pass through the control machine, so that a dry run knows them. */
record RemoteCopy(CopyModule.Params params, Host host) {

    private static final long LARGEST = 64L * 1024 * 1024;

    Outcome of(String src) {
        RemotePath source = host.resolve(src);
        Asked<PathStatus> status = host.ask(new Look.Stat(source, true));
        Asked<Reading> reading = host.ask(Look.Read.small(source));
        Asked<List<TreeEntry>> tree = host.ask(new Look.Tree(source, true));
        FileCopy.Places places = new FileCopy(params, host).places(Optional.of(source.fileName()));
        TreeCopy.Target target =
                TreeCopy.Target.ask(host, TreeCopy.rootOf(params.dest().path(), src, source.fileName()));
        if (!status.get().exists()) {
            host.confirmMissing();
            throw new HostFailure("Source " + source + " not found");
        }
        if (status.get().isDirectory()) {
            new TreeCopy(new CopyWishes(params), host)
                    .of(new RemoteTree(this, source, status.get(), tree.get()), target);
            return params.treeOutcome(src);
        }
        Content content = reading.get() instanceof Reading.Whole(byte[] bytes) ? Content.of(bytes) : content(source);
        return new FileCopy(params, host).put(content, status.get().mode(), source.fileName(), source.text(), places);
    }

    private Content content(RemotePath path) {
        return switch (host.look(new Look.Read(path, LARGEST))) {
            case Reading.Whole(byte[] bytes) -> Content.of(bytes);
            case Reading.TooLarge _ ->
                throw new HostFailure(path + " is too large to be copied with remote_src (the limit is 64 MiB)");
            case Reading.Absent _ -> throw new HostFailure(path + " cannot be read");
        };
    }

    private record RemoteTree(RemoteCopy copy, RemotePath root, PathStatus status, List<TreeEntry> below)
            implements SourceTree {

        @Override
        public String name() {
            return root.fileName();
        }

        @Override
        public List<Entry> entries() {
            return below.stream().map(this::entry).toList();
        }

        private Entry entry(TreeEntry entry) {
            return new Entry(
                    entry.path().text().substring(root.text().length() + 1),
                    entry.status(),
                    () -> entry.digest().orElse(""),
                    Optional.empty());
        }

        /** All of them in one round trip; what is too large for that comes by itself. */
        @Override
        public Map<Entry, Content> contents(List<Entry> wanted) {
            Map<Entry, Asked<Reading>> asked = new LinkedHashMap<>();
            wanted.forEach(entry -> asked.put(entry, copy.host.ask(Look.Read.small(pathOf(entry)))));
            Map<Entry, Content> contents = new LinkedHashMap<>();
            asked.forEach((entry, reading) -> contents.put(
                    entry,
                    reading.get() instanceof Reading.Whole(byte[] bytes)
                            ? Content.of(bytes)
                            : copy.content(pathOf(entry))));
            return contents;
        }

        private RemotePath pathOf(Entry entry) {
            return new RemotePath(root.text() + "/" + entry.path());
        }
    }
}
