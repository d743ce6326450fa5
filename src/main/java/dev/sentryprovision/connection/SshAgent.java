package dev.sentryprovision.connection;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;

/** A running ssh-agent: lists its keys and signs with them (RFC draft-miller-ssh-agent). */
final class SshAgent {

    private static final int REQUEST_IDENTITIES = 11;
    private static final int IDENTITIES_ANSWER = 12;
    private static final int SIGN_REQUEST = 13;
    private static final int SIGN_RESPONSE = 14;
    private static final int LONGEST_ANSWER = 1 << 20;

    /**
     * A key it holds.
     *
     * @param blob    the public key as it travels
     * @param comment what its owner calls it
     */
    record Key(byte[] blob, String comment) {}

    private final Path socket;

    SshAgent(Path socket) {
        this.socket = socket;
    }

    List<Key> keys() throws IOException {
        Buffer.PlainBuffer answer = ask(new Buffer.PlainBuffer().putByte((byte) REQUEST_IDENTITIES), IDENTITIES_ANSWER);
        int count = answer.readUInt32AsInt();
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(new Key(answer.readBytes(), answer.readString()));
        }
        return keys;
    }

    /** @return the signature as it travels: its algorithm and its bytes */
    byte[] sign(Key key, byte[] data, int flags) throws IOException {
        Buffer.PlainBuffer request = new Buffer.PlainBuffer()
                .putByte((byte) SIGN_REQUEST)
                .putBytes(key.blob())
                .putBytes(data)
                .putUInt32(flags);
        return ask(request, SIGN_RESPONSE).readBytes();
    }

    private Buffer.PlainBuffer ask(Buffer.PlainBuffer request, int expected) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            byte[] message =
                    new Buffer.PlainBuffer().putBytes(request.getCompactData()).getCompactData();
            for (ByteBuffer out = ByteBuffer.wrap(message); out.hasRemaining(); ) {
                channel.write(out);
            }
            int length = receive(channel, 4).getInt();
            if (length < 1 || length > LONGEST_ANSWER) {
                throw new IOException("the ssh-agent at " + socket + " does not speak its protocol");
            }
            Buffer.PlainBuffer answer =
                    new Buffer.PlainBuffer(receive(channel, length).array());
            if (answer.readByte() != expected) {
                throw new IOException("the ssh-agent at " + socket + " refused");
            }
            return answer;
        }
    }

    private static ByteBuffer receive(SocketChannel channel, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("the ssh-agent closed the connection");
            }
        }
        return buffer.flip();
    }
}
