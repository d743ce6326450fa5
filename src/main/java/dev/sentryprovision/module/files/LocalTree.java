package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
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
    public int mode() {
        return modeOf(root);
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
        Kind kind = kindOf(path);
        try {
            String target =
                    kind == Kind.SYMBOLIC_LINK ? Files.readSymbolicLink(path).toString() : "";
            Content content = kind == Kind.FILE ? contentOf(path, controller, decrypt) : Content.of("");
            return new Entry(
                    root.relativize(path).toString(),
                    kind,
                    kind == Kind.SYMBOLIC_LINK ? 0777 : modeOf(path),
                    content.size(),
                    target,
                    () -> content.digest("sha256"),
                    Optional.of(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Kind kindOf(Path path) {
        if (!follow && Files.isSymbolicLink(path)) {
            return Kind.SYMBOLIC_LINK;
        }
        return Files.isDirectory(path) ? Kind.DIRECTORY : Kind.FILE;
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
