package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.HostFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Reads an archive of any kind; what kind it is, its first bytes say. */
record ArchiveReader(Content content, String name) {

    private enum Kind {
        ZIP("504b0304", "ZipArchive"),
        EMPTY_ZIP("504b0506", "ZipArchive"),
        GZIP("1f8b", "TgzArchive"),
        BZIP2("425a68", "TarBzipArchive"),
        XZ("fd377a585a00", "TarXzArchive"),
        ZSTD("28b52ffd", "TarZstdArchive"),
        TAR("", "TarArchive");

        private final String magic;
        private final String handler;

        /** @param magic how it begins, in hexadecimal */
        Kind(String magic, String handler) {
            this.magic = magic;
            this.handler = handler;
        }

        static Kind of(byte[] head) {
            String hexadecimal = HexFormat.of().formatHex(head);
            return Arrays.stream(values())
                    .filter(kind -> hexadecimal.startsWith(kind.magic))
                    .findFirst()
                    .orElse(TAR);
        }
    }

    Archive read() {
        try (InputStream in = content.open()) {
            Kind kind = Kind.of(in.readNBytes(6));
            return switch (kind) {
                case ZIP, EMPTY_ZIP -> new Archive(kind.handler, false, new ZipEntries(content).read());
                case GZIP, BZIP2, XZ, ZSTD, TAR ->
                    new Archive(kind.handler, true, new TarEntries(() -> plain(kind)).read());
            };
        } catch (IOException e) {
            throw new HostFailure("Failed to read '" + name + "' as an archive: " + e.getMessage());
        }
    }

    private InputStream plain(Kind kind) throws IOException {
        InputStream in = new BufferedInputStream(content.open(), 1 << 16);
        return switch (kind) {
            case GZIP -> new GZIPInputStream(in, 1 << 16);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case XZ ->
                XZCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .get();
            case ZSTD -> ZstdProgram.decompress(in);
            case TAR, ZIP, EMPTY_ZIP -> in;
        };
    }
}
