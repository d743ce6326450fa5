package dev.sentryprovision.run;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files of the control machine that tasks send to hosts; those encrypted with vault are decrypted. */
final class PlainFiles {

    /** What is larger is streamed. */
    private static final long SMALL = 1024 * 1024;

    private static final int HEAD = 32;

    private final Vault vault;

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
            throw new ProblemException(Problem.error("cannot read " + file + ": " + e.getMessage()));
        }
    }

    private static boolean isEncrypted(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Vault.isEncrypted(in.readNBytes(HEAD));
        }
    }
}
