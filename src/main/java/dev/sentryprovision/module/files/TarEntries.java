package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.PathStatus.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads a tar archive once; large files in it are found again when they are wanted. */
record TarEntries(Source source) {

    /** Opens the archive, decompressed. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    List<Archive.Entry> read() throws IOException {
        Map<String, Archive.Entry> files = new HashMap<>();
        List<Archive.Entry> entries = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(source.open(), "UTF-8")) {
            int number = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = ArchivePath.of(entry.getName());
                if (!path.isEmpty() && isKnown(entry)) {
                    Archive.Entry read = entry.isLink()
                            ? ArchivePath.linked(entry.getLinkName(), files).at(path)
                            : read(tar, entry, path, number);
                    entries.add(read);
                    files.put(path, read);
                }
                number++;
            }
            if (number == 0) {
                throw new IOException("there is nothing in it, or it is no archive");
            }
        }
        return entries;
    }

    /** Devices and pipes are for backups of systems, not for playbooks. */
    private static boolean isKnown(TarArchiveEntry entry) {
        return entry.isFile() || entry.isDirectory() || entry.isSymbolicLink() || entry.isLink();
    }

    private Archive.Entry read(TarArchiveInputStream tar, TarArchiveEntry entry, String path, int number)
            throws IOException {
        Kind kind = entry.isDirectory() ? Kind.DIRECTORY : entry.isSymbolicLink() ? Kind.SYMBOLIC_LINK : Kind.FILE;
        Content content = kind == Kind.FILE ? content(tar, entry, number) : Content.of("");
        return new Archive.Entry(
                path,
                kind,
                entry.getMode() & 07777,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                entry.getLastModifiedTime().toMillis() / 1000.0,
                kind == Kind.SYMBOLIC_LINK ? entry.getLinkName() : "",
                content,
                kind == Kind.FILE ? ArchivePath.digest(content) : "");
    }

    private Content content(TarArchiveInputStream tar, TarArchiveEntry entry, int number) throws IOException {
        return entry.getSize() <= ArchivePath.SMALL
                ? Content.of(tar.readAllBytes())
                : new Content.Opened(entry.getSize(), () -> open(number));
    }

    private InputStream open(int number) {
        try {
            TarArchiveInputStream tar = new TarArchiveInputStream(source.open(), "UTF-8");
            for (int i = 0; i <= number; i++) {
                tar.getNextEntry();
            }
            return tar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
