package dev.sentryprovision.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;

/** An ssh-agent for tests; refuses to sign with SHA-1, as servers do. */
final class TestAgent implements AutoCloseable {

    private final Path socket;
    private final List<KeyPair> keys;
    private final ServerSocketChannel server;

    private TestAgent(Path socket, List<KeyPair> keys, ServerSocketChannel server) {
        this.socket = socket;
        this.keys = keys;
        this.server = server;
    }

    static TestAgent start(Path socket, List<KeyPair> keys) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        TestAgent agent = new TestAgent(socket, keys, server);
        Thread.ofVirtual().start(agent::serve);
        return agent;
    }

    Path socket() {
        return socket;
    }

    static String type(KeyPair key) {
        return KeyType.fromKey(key.getPublic()).toString();
    }

    static byte[] blob(KeyPair key) {
        return new Buffer.PlainBuffer().putPublicKey(key.getPublic()).getCompactData();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        try {
            while (true) {
                try (SocketChannel channel = server.accept()) {
                    DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
                    byte[] answer = answer(new Buffer.PlainBuffer(in.readNBytes(in.readInt())));
                    channel.write(ByteBuffer.wrap(
                            new Buffer.PlainBuffer().putBytes(answer).getCompactData()));
                }
            }
        } catch (ClosedChannelException e) {
            // the test is over
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] answer(Buffer.PlainBuffer request) throws IOException, GeneralSecurityException {
        Buffer.PlainBuffer answer = new Buffer.PlainBuffer();
        if (request.readByte() == 11) {
            answer.putByte((byte) 12).putUInt32(keys.size());
            for (int i = 0; i < keys.size(); i++) {
                answer.putBytes(blob(keys.get(i))).putString("key-" + i);
            }
            return answer.getCompactData();
        }
        byte[] wanted = request.readBytes();
        KeyPair key = keys.stream()
                .filter(pair -> Arrays.equals(blob(pair), wanted))
                .findFirst()
                .orElseThrow();
        return answer.putByte((byte) 14)
                .putBytes(signature(key, request.readBytes(), request.readUInt32AsInt()))
                .getCompactData();
    }

    private static byte[] signature(KeyPair key, byte[] data, int flags) throws GeneralSecurityException {
        boolean rsa = key.getPublic().getAlgorithm().equals("RSA");
        if (rsa && flags != 4) {
            throw new GeneralSecurityException("asked to sign with SHA-1");
        }
        Signature signature = Signature.getInstance(rsa ? "SHA512withRSA" : "Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(data);
        return new Buffer.PlainBuffer()
                .putBytes((rsa ? "rsa-sha2-512" : "ssh-ed25519").getBytes(US_ASCII))
                .putBytes(signature.sign())
                .getCompactData();
    }
}
