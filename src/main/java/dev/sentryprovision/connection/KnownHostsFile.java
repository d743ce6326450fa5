package dev.sentryprovision.connection;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.locks.ReentrantLock;

/** Adds new keys to known_hosts files; many connections of a run share one, so that lines do not mix. */
final class KnownHostsFile {

    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();

    void add(HostKeyPolicy policy, String keyType, String key) {
        if (policy.files().isEmpty()) {
            return;
        }
        Path file = policy.files().getFirst();
        String name = policy.hash() ? KnownHostName.hashed(policy.name(), random) : policy.name();
        lock.lock();
        try {
            append(file, name + " " + keyType + " " + key + "\n");
        } catch (IOException e) {
            throw new ConnectionFailure(
                    Kind.HOST_KEY_UNKNOWN,
                    "the new host key of " + policy.name() + " could not be added to " + file + ": " + e.getMessage(),
                    "make the file writable, or name another one with UserKnownHostsFile",
                    e);
        } finally {
            lock.unlock();
        }
    }

    private static void append(Path file, String line) throws IOException {
        if (Files.notExists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            if (Files.notExists(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        byte[] before = Files.readAllBytes(file);
        boolean open = before.length > 0 && before[before.length - 1] != '\n';
        Files.write(file, ((open ? "\n" : "") + line).getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    }
}
