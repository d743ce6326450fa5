package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.shell.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A search through folders: one listing of each, then one look at contents and digests where they were asked for. */
record FileSearch(FindModule.Params params, Host host) {

    private record Folder(RemotePath path, Asked<PathStatus> status, SearchedTree tree) {}

    Outcome run() {
        Optional<Asked<Double>> now = params.age().map(_ -> clock());
        List<Folder> folders = params.paths().stream().map(this::folder).toList();
        Map<String, Object> skipped = new LinkedHashMap<>();
        List<TreeEntry> entries = new ArrayList<>();
        int examined = 0;
        for (Folder folder : folders) {
            if (folder.status.get().isDirectory()) {
                List<TreeEntry> all = folder.tree.entries();
                examined += all.size();
                all.stream().filter(entry -> isInReach(folder.path, entry)).forEach(entries::add);
            } else {
                skipped.put(folder.path.text(), "'" + folder.path + "' is not a directory");
            }
        }
        EntryFilter filter = new EntryFilter(params, now.map(Asked::get).orElse(0.0));
        return outcome(found(entries.stream().filter(filter::admits).toList()), examined, skipped);
    }

    private Folder folder(RemotePath path) {
        Asked<PathStatus> status = host.ask(new Look.Stat(path, true));
        return new Folder(path, status, SearchedTree.ask(host, path, params.examinedLevels(), params.follow()));
    }

    private boolean isInReach(RemotePath root, TreeEntry entry) {
        return params.levels() == Look.Tree.ALL || entry.path().depth() - root.depth() <= params.levels();
    }

    /** Ages are told by the host's own clock. */
    private Asked<Double> clock() {
        var asked = host.ask(Look.Query.of(Command.of("date", "+%s")));
        return () -> Double.parseDouble(asked.get().out().strip());
    }

    private List<Object> found(List<TreeEntry> candidates) {
        ContentFilter contents = new ContentFilter(params, host);
        Map<RemotePath, Asked<Optional<String>>> digests = new LinkedHashMap<>();
        for (TreeEntry entry : candidates) {
            if (params.getChecksum() && entry.status().isFile()) {
                digests.put(entry.path(), host.ask(new Look.Digest(entry.path(), params.algorithm())));
            }
        }
        return contents.admitted(candidates).stream()
                .limit(params.limit().orElse(Long.MAX_VALUE))
                .<Object>map(entry -> keys(entry, Optional.ofNullable(digests.get(entry.path()))))
                .toList();
    }

    private static Map<String, Object> keys(TreeEntry entry, Optional<Asked<Optional<String>>> digest) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("path", entry.path().text());
        keys.putAll(StatKeys.of(entry.status()));
        digest.flatMap(Asked::get).ifPresent(value -> keys.put("checksum", value));
        return keys;
    }

    private static Outcome outcome(List<Object> files, int examined, Map<String, Object> skipped) {
        Outcome outcome = Outcome.ok()
                .with("files", files)
                .with("matched", (long) files.size())
                .with("examined", (long) examined)
                .with("skipped_paths", skipped);
        for (Map.Entry<String, Object> each : skipped.entrySet()) {
            outcome = outcome.withWarning(
                    "Skipped '" + each.getKey() + "' path due to this access issue: " + each.getValue());
        }
        return outcome.with(
                "msg", skipped.isEmpty() ? "All paths examined" : "Not all paths examined, check warnings for details");
    }
}
