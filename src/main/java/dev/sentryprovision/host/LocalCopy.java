package dev.sentryprovision.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A stream on its way to a file of the control machine, where it appears as a whole or not at all. */
record LocalCopy(InputStream content, Optional<String> sha1) {

    static LocalCopy of(InputStream content, Optional<String> sha1) {
        return new LocalCopy(content, sha1);
    }

    void to(Path target) throws IOException {
        Path folder = Files.createDirectories(target.toAbsolutePath().getParent());
        if (Files.isDirectory(target)) {
            throw new IOException("there is a folder in its place");
        }
        Path part = folder.resolve("." + target.getFileName() + ".part");
        try {
            String digest = copy(part);
            if (sha1.isPresent() && !sha1.get().equals(digest)) {
                throw new IOException("checksum mismatch: it should be " + sha1.get() + ", what came has " + digest);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private String copy(Path part) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            Files.copy(new DigestInputStream(content, digest), part, StandardCopyOption.REPLACE_EXISTING);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
