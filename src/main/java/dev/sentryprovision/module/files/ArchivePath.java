package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names in archives, and what is kept of their files. */
final class ArchivePath {

    /** Larger files are read again when they are wanted. */
    static final long SMALL = 1 << 20;

    private ArchivePath() {}

    /**
     * Relative and without dots, as tar has it for what it unpacks; empty for the folder itself.
     *
     * @throws IOException for a path that would lead out of the folder
     */
    static String of(String name) throws IOException {
        List<String> parts = Arrays.stream(name.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        if (parts.contains("..")) {
            throw new IOException("it has a path that leads out of the folder: " + name);
        }
        return String.join("/", parts);
    }

    static String digest(Content content) {
        return content.digest("sha256");
    }

    /** A hard link is another name of a file that came before. */
    static Archive.Entry linked(String target, Map<String, Archive.Entry> files) throws IOException {
        return Optional.ofNullable(files.get(of(target)))
                .orElseThrow(() -> new IOException("it has a hard link to " + target + ", which is not in it"));
    }
}
