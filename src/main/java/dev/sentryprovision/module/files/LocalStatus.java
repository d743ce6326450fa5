package dev.sentryprovision.module.files;

import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.PathStatus.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What is at a path of the control machine, as of one of a host. */
final class LocalStatus {

    private static final String ATTRIBUTES = "unix:mode,uid,gid,owner,group,size,lastModifiedTime";

    private LocalStatus() {}

    /** @param follow tell about what a link points to */
    static PathStatus of(Path path, boolean follow) {
        LinkOption[] options = follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        try {
            Map<String, Object> all = Files.readAttributes(path, ATTRIBUTES, options);
            boolean link = !follow && Files.isSymbolicLink(path);
            double modified = ((FileTime) all.get("lastModifiedTime")).to(TimeUnit.MILLISECONDS) / 1000.0;
            return new PathStatus(
                    link ? Kind.SYMBOLIC_LINK : Files.isDirectory(path, options) ? Kind.DIRECTORY : Kind.FILE,
                    link ? 0777 : (Integer) all.get("mode") & 07777,
                    all.get("owner").toString(),
                    all.get("group").toString(),
                    ((Number) all.get("uid")).longValue(),
                    ((Number) all.get("gid")).longValue(),
                    (Long) all.get("size"),
                    modified,
                    modified,
                    modified,
                    0,
                    0,
                    1,
                    link ? Files.readSymbolicLink(path).toString() : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
