package dev.sentryprovision.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A stream from after a mark's line on; greetings of login scripts come before it. */
final class AfterMark extends FilterInputStream {

    private final byte[] mark;
    private boolean passed;

    AfterMark(InputStream stream, String mark) {
        super(stream);
        this.mark = (mark + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read() throws IOException {
        pass();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        pass();
        return super.read(bytes, offset, count);
    }

    private void pass() throws IOException {
        int matched = 0;
        while (!passed) {
            int next = super.read();
            if (next < 0) {
                return;
            }
            // The mark starts with "@@" and has no other "@": falling back needs no more than this.
            matched = next == mark[matched] ? matched + 1 : next == '@' ? Math.min(matched, 2) == 2 ? 2 : 1 : 0;
            passed = matched == mark.length;
        }
    }
}
