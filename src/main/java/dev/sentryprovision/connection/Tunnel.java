package dev.sentryprovision.connection;

import java.io.OutputStream;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/** A way through a jump host to another SSH server. */
final class Tunnel extends DirectConnection {

    Tunnel(Connection through, String host, int port) {
        super(through, host, port);
    }

    @Override
    public OutputStream getOutputStream() {
        return new WindowedOutput(this, super.getOutputStream());
    }
}
