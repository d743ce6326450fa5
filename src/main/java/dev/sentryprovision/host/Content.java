package dev.sentryprovision.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Bytes on their way to a file. */
public sealed interface Content {

    /** Bytes that are digested at once. */
    int PIECE = 64 * 1024;

    long size();

    InputStream open();

    /** All of it in memory; only for what is known to be small. */
    default byte[] allBytes() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * In lower-case hexadecimal.
     *
     * @param algorithm as hosts' programs call it: {@code md5}, {@code sha1}, {@code sha256}
     * @throws HostFailure where there is no such algorithm
     */
    default String digest(String algorithm) {
        MessageDigest digest = algorithm(algorithm);
        try (InputStream in = open()) {
            byte[] buffer = new byte[PIECE];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** They will be wanted: what takes long may begin with them while hosts are asked. */
    default void expectDigests(String... algorithms) {}

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name.replaceFirst("^sha", "SHA-"));
        } catch (NoSuchAlgorithmException e) {
            throw new HostFailure("not a digest algorithm: " + name);
        }
    }

    record Bytes(byte[] bytes) implements Content {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** A file of the controller, streamed. It is digested once, however many hosts it goes to. Thread-safe. */
    final class LocalFile implements Content {

        private final Path path;
        private final Map<String, Settled<String>> digests = new ConcurrentHashMap<>();

        private LocalFile(Path path) {
            this.path = path;
        }

        public Path path() {
            return path;
        }

        @Override
        public long size() {
            try {
                return Files.size(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputStream open() {
            try {
                return Files.newInputStream(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String digest(String algorithm) {
            return settled(algorithm).get();
        }

        @Override
        public void expectDigests(String... algorithms) {
            for (String algorithm : algorithms) {
                Thread.ofVirtual().name("digest").start(settled(algorithm)::settle);
            }
        }

        private Settled<String> settled(String algorithm) {
            return digests.computeIfAbsent(algorithm, name -> new Settled<>(() -> Content.super.digest(name)));
        }
    }

    /** Bytes from elsewhere, from their beginning each time they are asked for. */
    record Opened(long size, Supplier<InputStream> source) implements Content {
        @Override
        public InputStream open() {
            return source.get();
        }
    }

    static Content of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static Content of(byte[] bytes) {
        return new Bytes(bytes);
    }

    /** As it is now: ask for another one when the file may have changed. */
    static Content of(Path path) {
        return new LocalFile(path);
    }
}
