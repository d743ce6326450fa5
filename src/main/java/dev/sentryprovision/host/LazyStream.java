package dev.sentryprovision.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** A stream that is opened when it is read first, so that many of them can wait without a file open. */
final class LazyStream extends InputStream {

    private final Supplier<InputStream> source;
    private InputStream opened = InputStream.nullInputStream();
    private boolean isOpen;

    LazyStream(Supplier<InputStream> source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        return stream().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        return stream().read(bytes, offset, count);
    }

    @Override
    public void close() throws IOException {
        opened.close();
    }

    private InputStream stream() {
        if (!isOpen) {
            isOpen = true;
            opened = source.get();
        }
        return opened;
    }
}
