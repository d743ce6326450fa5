package dev.sentryprovision.connection;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import net.schmizz.sshj.connection.channel.Channel;

/**
 * The input of a channel's other side. sshj waits for room there while it holds the lock that it needs to tell of a lost
 * connection, so that a writer to a machine that stands still would hang. This one waits without a lock.
 */
final class WindowedOutput extends OutputStream {

    private static final int LONGEST_NAP_MILLIS = 16;

    private final Channel channel;
    private final OutputStream output;

    WindowedOutput(Channel channel, OutputStream output) {
        this.channel = channel;
        this.output = output;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int chunk = Math.min(count - done, room());
            output.write(bytes, offset + done, chunk);
            output.flush();
            done += chunk;
        }
    }

    @Override
    public void flush() {
        // Nothing is ever held back.
    }

    @Override
    public void close() throws IOException {
        output.close();
    }

    private int room() throws IOException {
        int nap = 1;
        while (channel.getRemoteWinSize() == 0) {
            if (!channel.isOpen()) {
                throw new IOException("the other side went away");
            }
            try {
                Thread.sleep(nap);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
            nap = Math.min(LONGEST_NAP_MILLIS, 2 * nap);
        }
        return (int) Math.min(channel.getRemoteWinSize(), channel.getRemoteMaxPacketSize());
    }
}
