package dev.sentryprovision.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterInputStream;
import java.io.IOException;

/** A remote file as a stream. Its end is reached only when the machine says that it was the whole file. */
final class Download extends FilterInputStream {

    private final RemoteProcess process;
    private final String path;
    private final TrafficMeter meter;

    Download(RemoteProcess process, String path, TrafficMeter meter) {
        super(process.stdout());
        this.process = process;
        this.path = path;
        this.meter = meter;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int got = super.read(bytes, offset, count);
        if (got < 0) {
            checkWhole();
        } else {
            meter.received(got);
        }
        return got;
    }

    @Override
    public void close() {
        process.close();
    }

    private void checkWhole() throws IOException {
        String said = new String(process.stderr().readAllBytes(), UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("could not read " + path + (said.isEmpty() ? "" : ": " + said));
        }
    }
}
