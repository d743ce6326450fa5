package dev.sentryprovision.run;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads files of the control machine that tasks send to hosts; those encrypted with vault are decrypted. */
final class PlainFiles {

    /** What is larger is streamed. */
    private static final long SMALL = 1024 * 1024;

    private static final int HEAD = 32;

    private final Vault vault;
    private final Map<Path, AsItWas> contents = new ConcurrentHashMap<>();

    PlainFiles(Vault vault) {
        this.vault = vault;
    }

    /** The bytes of a file that is small or encrypted; nothing for one that is large and plain. */
    Optional<byte[]> plaintext(Path file) {
        try {
            if (isEncrypted(file)) {
                return Optional.of(vault.decrypt(Files.readAllBytes(file), SourceSpan.of(file.toString())));
            }
            return Files.size(file) <= SMALL ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
    }

    /** A file as it is now. What many hosts get is the same object, which remembers its digests. */
    Content content(Path file) {
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            return contents.compute(
                            file,
                            (_, known) -> Optional.ofNullable(known)
                                    .filter(one -> one.size == size && one.modified.equals(modified))
                                    .orElseGet(() -> new AsItWas(size, modified, Content.of(file))))
                    .content;
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
    }

    private static ProblemException cannotRead(Path file, IOException e) {
        return new ProblemException(Problem.error("cannot read " + file + ": " + e.getMessage()));
    }

    private record AsItWas(long size, FileTime modified, Content content) {}

    private static boolean isEncrypted(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Vault.isEncrypted(in.readNBytes(HEAD));
        }
    }
}
