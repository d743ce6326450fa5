package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.PathStatus.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Reads a zip archive by its directory, which alone knows permissions and links. */
record ZipEntries(Content content) {

    private static final int NEW_FOLDER = 0755;
    private static final int NEW_FILE = 0644;

    List<Archive.Entry> read() throws IOException {
        List<Archive.Entry> entries = new ArrayList<>();
        try (ZipFile zip = open()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                String path = ArchivePath.of(entry.getName());
                if (!path.isEmpty()) {
                    entries.add(read(zip, entry, path));
                }
            }
        }
        return entries;
    }

    private Archive.Entry read(ZipFile zip, ZipArchiveEntry entry, String path) throws IOException {
        Kind kind = entry.isDirectory() ? Kind.DIRECTORY : entry.isUnixSymlink() ? Kind.SYMBOLIC_LINK : Kind.FILE;
        Content content = kind == Kind.FILE ? content(zip, entry) : Content.of("");
        int mode = entry.getUnixMode() & 0777;
        return new Archive.Entry(
                path,
                kind,
                mode != 0 ? mode : kind == Kind.DIRECTORY ? NEW_FOLDER : NEW_FILE,
                0,
                0,
                entry.getTime() / 1000.0,
                kind == Kind.SYMBOLIC_LINK ? new String(bytes(zip, entry), StandardCharsets.UTF_8) : "",
                content,
                kind == Kind.FILE ? ArchivePath.digest(content) : "");
    }

    private Content content(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        return entry.getSize() <= ArchivePath.SMALL
                ? Content.of(bytes(zip, entry))
                : new Content.Opened(entry.getSize(), () -> reopened(entry.getName()));
    }

    private static byte[] bytes(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** The file stays open as long as the entry is read. */
    private InputStream reopened(String name) {
        try {
            ZipFile zip = open();
            InputStream in = zip.getInputStream(zip.getEntry(name));
            return new FilterInputStream(in) {
                @Override
                public void close() throws IOException {
                    super.close();
                    zip.close();
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ZipFile open() throws IOException {
        return content instanceof Content.LocalFile file
                ? ZipFile.builder().setPath(file.path()).get()
                : ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(content.allBytes()))
                        .get();
    }
}
