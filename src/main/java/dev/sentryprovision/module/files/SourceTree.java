package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.PathStatus;
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

    /** The folder itself. */
    PathStatus status();

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
     * @param path    relative to the folder
     * @param status  of what is to be copied: a link has a target where it is to be copied as one
     * @param digest  the SHA-256 of a file, worked out when it is asked for
     * @param content of a file, where it can be had one at a time
     */
    record Entry(String path, PathStatus status, Supplier<String> digest, Optional<Content> content) {

        Kind kind() {
            return status.kind();
        }

        int mode() {
            return status.mode();
        }

        long size() {
            return status.size();
        }

        String linkTarget() {
            return status.linkTarget();
        }
    }
}
