package dev.sentryprovision.host;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that has the length it was said to have; a file that changes while it is read is an error. */
final class ExactStream extends FilterInputStream {

    private final String name;
    private long left;

    ExactStream(InputStream in, long length, String name) {
        super(in);
        this.left = length;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (left == 0) {
            return -1;
        }
        int got = super.read(bytes, offset, (int) Math.min(count, left));
        if (got < 0) {
            throw new IOException("the source of " + name + " became shorter while it was read");
        }
        left -= got;
        return got;
    }
}
