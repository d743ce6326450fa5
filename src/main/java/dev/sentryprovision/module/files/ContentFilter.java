package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.TreeEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which files have a text in them. They are read together, as many at a time as fit into memory. */
record ContentFilter(FindModule.Params params, Host host) {

    private static final long AT_ONCE = 32L * 1024 * 1024;
    private static final long LARGEST = 256L * 1024 * 1024;

    List<TreeEntry> admitted(List<TreeEntry> candidates) {
        if (params.contains().isEmpty() || params.fileType() != FindModule.FileType.FILE) {
            return candidates;
        }
        LinePattern pattern = LinePattern.of(params.contains().get());
        List<TreeEntry> admitted = new ArrayList<>();
        Map<TreeEntry, Asked<Reading>> batch = new LinkedHashMap<>();
        long bytes = 0;
        for (TreeEntry entry : candidates) {
            batch.put(entry, host.ask(new Look.Read(entry.path(), LARGEST)));
            bytes += entry.status().size();
            if (bytes > AT_ONCE) {
                admit(batch, pattern, admitted);
                bytes = 0;
            }
        }
        admit(batch, pattern, admitted);
        return admitted;
    }

    private void admit(Map<TreeEntry, Asked<Reading>> batch, LinePattern pattern, List<TreeEntry> admitted) {
        batch.forEach((entry, asked) -> {
            if (contains(entry, asked, pattern)) {
                admitted.add(entry);
            }
        });
        batch.clear();
    }

    private boolean contains(TreeEntry entry, Asked<Reading> asked, LinePattern pattern) {
        return switch (readable(asked)) {
            case Reading.Whole(byte[] bytes) -> isIn(params.encoding().decode(bytes), pattern);
            case Reading.TooLarge _ ->
                throw new HostFailure(entry.path() + " is too large to be searched for a text (the limit is 256 MiB);"
                        + " leave it out with size or excludes");
            case Reading.Absent _ -> false;
        };
    }

    /** A file that this user may not read does not count. */
    private static Reading readable(Asked<Reading> asked) {
        try {
            return asked.get();
        } catch (HostFailure _) {
            return new Reading.Absent();
        }
    }

    private boolean isIn(EditableText text, LinePattern pattern) {
        return params.readWholeFile()
                ? pattern.isIn(text.text())
                : text.lines().stream().anyMatch(pattern::isAtStartOf);
    }
}
