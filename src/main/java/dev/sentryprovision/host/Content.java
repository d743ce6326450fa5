package dev.sentryprovision.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Bytes on their way to a file. */
public sealed interface Content {

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

    /** A file of the controller, streamed. */
    record LocalFile(Path path) implements Content {
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

    static Content of(Path path) {
        return new LocalFile(path);
    }
}
