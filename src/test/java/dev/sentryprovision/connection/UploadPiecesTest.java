package dev.sentryprovision.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source of many small pieces goes out in few large ones: each is a packet with a price of its own. */
class UploadPiecesTest {

    private final AtomicInteger writes = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void ten_thousand_pieces_are_a_few_writes() throws IOException {
        var pieces = IntStream.range(0, 10_000)
                .<InputStream>mapToObj(
                        i -> new ByteArrayInputStream("piece %d\n".formatted(i).getBytes(StandardCharsets.UTF_8)))
                .toList();
        Path file = folder.resolve("file");
        try (Connection connection =
                new TransportConnection(new Counting(new LocalTransport("here", "sh")), "sh", new TrafficMeter())) {
            connection.feed(
                    new Identity.Login(),
                    new SequenceInputStream(Collections.enumeration(pieces)),
                    "cat >" + file,
                    file.toString());
        }
        assertThat(Files.readString(file).lines()).hasSize(10_000).endsWith("piece 9999");
        assertThat(writes.get()).isLessThan(10);
    }

    /** Counts what is written to processes. */
    private record Counted(RemoteProcess process, OutputStream stdin) implements RemoteProcess {

        @Override
        public InputStream stdout() {
            return process.stdout();
        }

        @Override
        public InputStream stderr() {
            return process.stderr();
        }

        @Override
        public OptionalInt status() {
            return process.status();
        }

        @Override
        public int waitFor() {
            return process.waitFor();
        }

        @Override
        public void close() {
            process.close();
        }
    }

    private final class Counting implements Transport {

        private final Transport transport;

        Counting(Transport transport) {
            this.transport = transport;
        }

        @Override
        public RemoteProcess start(String command) {
            RemoteProcess process = transport.start(command);
            return new Counted(process, new FilterOutputStream(process.stdin()) {
                @Override
                public void write(byte[] bytes, int offset, int count) throws IOException {
                    writes.incrementAndGet();
                    out.write(bytes, offset, count);
                }
            });
        }

        @Override
        public int roundTripsToStart() {
            return transport.roundTripsToStart();
        }

        @Override
        public ThreadFactory readers() {
            return transport.readers();
        }

        @Override
        public String name() {
            return transport.name();
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
