package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.PathStatus.Kind;
import dev.sentryprovision.module.Controller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of the control machine. */
record LocalTree(Path root, boolean follow, boolean decrypt, Controller controller) implements SourceTree {

    @Override
    public String name() {
        return root.getFileName().toString();
    }

    @Override
    public PathStatus status() {
        return LocalStatus.of(root, true);
    }

    @Override
    public List<Entry> entries() {
        FileVisitOption[] options =
                follow ? new FileVisitOption[] {FileVisitOption.FOLLOW_LINKS} : new FileVisitOption[0];
        try (Stream<Path> paths = Files.walk(root, options)) {
            return paths.filter(path -> !path.equals(root))
                    .sorted()
                    .map(this::entry)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Entry entry(Path path) {
        PathStatus status = LocalStatus.of(path, follow);
        String name = root.relativize(path).toString();
        if (status.kind() != Kind.FILE) {
            return new Entry(name, status, () -> "", Optional.empty());
        }
        Content content = contentOf(path, controller, decrypt);
        return new Entry(name, status.withSize(content.size()), () -> content.digest("sha256"), Optional.of(content));
    }

    /** A file's content, decrypted when it is a vault's. */
    static Content contentOf(Path path, Controller controller) {
        return contentOf(path, controller, true);
    }

    static Content contentOf(Path path, Controller controller, boolean decrypt) {
        return decrypt
                ? controller.plaintext(path).<Content>map(Content::of).orElseGet(() -> controller.content(path))
                : controller.content(path);
    }

    /** The permission bits of a file of the control machine. */
    static int modeOf(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:mode") & 07777;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
