package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.PathStatus.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A folder that is to be copied. */
interface SourceTree {

    /** The folder's own name. */
    String name();

    int mode();

    /** Everything in it, folders before what is in them. */
    List<Entry> entries();

    /** The contents of some of its files. */
    default Map<Entry, Content> contents(List<Entry> wanted) {
        Map<Entry, Content> contents = new LinkedHashMap<>();
        wanted.forEach(entry -> contents.put(entry, entry.content().orElseThrow()));
        return contents;
    }

    /**
     * One thing in it.
     *
     * @param path       relative to the folder
     * @param linkTarget the text of a link that is to be copied as one
     * @param content    of a file, where it can be had one at a time
     * @param digest     the SHA-256 of a file, worked out when it is asked for
     */
    record Entry(
            String path,
            Kind kind,
            int mode,
            long size,
            String linkTarget,
            Supplier<String> digest,
            Optional<Content> content) {}
}
