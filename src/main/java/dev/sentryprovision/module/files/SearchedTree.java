package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is to be searched below a folder, asked for and not waited for.
 *
 * @param levels how deep
 * @param follow look into folders that links lead to: a round trip more for each link behind a link
 */
record SearchedTree(Host host, RemotePath root, Asked<List<TreeEntry>> asked, int levels, boolean follow) {

    static SearchedTree ask(Host host, RemotePath root, int levels, boolean follow) {
        Asked<List<TreeEntry>> asked = host.ask(new Look.Tree(root, false, levels));
        return new SearchedTree(host, root, asked, levels, follow);
    }

    List<TreeEntry> entries() {
        List<TreeEntry> all = new ArrayList<>(asked.get());
        Set<RemotePath> seen = new HashSet<>();
        List<TreeEntry> level = follow ? all : List.of();
        while (!level.isEmpty()) {
            level = behindLinks(level, seen);
            all.addAll(level);
        }
        return all;
    }

    /** What is in folders that links among these lead to, but for folders that were searched already. */
    private List<TreeEntry> behindLinks(List<TreeEntry> entries, Set<RemotePath> seen) {
        record Link(RemotePath path, Asked<PathStatus> end, Asked<RemotePath> real, Asked<List<TreeEntry>> below) {}
        List<Link> links = entries.stream()
                .filter(entry -> entry.status().isLink() && remaining(entry.path()) > 0)
                .map(TreeEntry::path)
                .map(path -> new Link(
                        path,
                        host.ask(new Look.Stat(path, true)),
                        host.ask(new Look.RealPath(path)),
                        host.ask(new Look.Tree(path, false, remaining(path)))))
                .toList();
        Map<RemotePath, TreeEntry> found = new LinkedHashMap<>();
        for (Link link : links) {
            if (link.end.get().isDirectory() && !isAbove(link.real.get(), link.path) && seen.add(link.real.get())) {
                link.below.get().forEach(entry -> found.put(entry.path(), entry));
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean isAbove(RemotePath folder, RemotePath path) {
        return path.startsWith(folder);
    }

    private int remaining(RemotePath path) {
        String below = path.text().substring(root.isRoot() ? 0 : root.text().length());
        return levels == Look.Tree.ALL
                ? levels
                : levels - (int) below.chars().filter(c -> c == '/').count();
    }
}
