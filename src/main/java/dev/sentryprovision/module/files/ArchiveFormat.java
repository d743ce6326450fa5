package dev.sentryprovision.module.files;

import java.util.Locale;

/** How an archive is packed. */
public enum ArchiveFormat {
    BZ2("bzip2 -c", "bzip2 -dc"),
    GZ("gzip -n -c", "gzip -dc"),
    TAR("cat", "cat"),
    XZ("xz -c", "xz -dc"),
    ZIP("cat", "cat"),
    ZST("zstd -q -c", "zstd -q -dc"),
    /** The same by its other name, which is then also the ending of a file's name that is not given. */
    ZSTD("zstd -q -c", "zstd -q -dc");

    private final String pack;
    private final String unpack;

    ArchiveFormat(String pack, String unpack) {
        this.pack = pack;
        this.unpack = unpack;
    }

    /** A filter from the plain stream to the packed one, without a time in it. */
    String pack() {
        return pack;
    }

    String unpack() {
        return unpack;
    }

    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The program that a host must have. */
    String program() {
        return this == ZIP ? "zip" : this == TAR ? "tar" : pack.substring(0, pack.indexOf(' '));
    }

    /** Whether a single file can be packed without an archive around it. */
    boolean takesOneFile() {
        return this != TAR && this != ZIP;
    }
}
