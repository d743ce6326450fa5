package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.PathStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One file of the control machine, as if it were all that its folder has.
 *
 * @param name under which it is copied
 */
record SingleFile(Path path, PathStatus file, String name) implements SourceTree {

    /** The folder is made where it is missing, as any folder is. */
    @Override
    public PathStatus status() {
        return file.asNewFolder();
    }

    @Override
    public List<Entry> entries() {
        Content content = Content.of(path);
        return List.of(new Entry(name, file, () -> content.digest("sha256"), Optional.of(content)));
    }
}
