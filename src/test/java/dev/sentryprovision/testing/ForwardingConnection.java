package dev.sentryprovision.testing;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.Shell;
import dev.sentryprovision.connection.Traffic;
import java.io.InputStream;

/** A connection that hands on all it is asked to another one; tests override what they want to see or to spoil. */
public abstract class ForwardingConnection implements Connection {

    private final Connection connection;

    protected ForwardingConnection(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Shell shell(Identity who) {
        return connection.shell(who);
    }

    @Override
    public void feed(Identity who, InputStream content, String command, String what) {
        connection.feed(who, content, command, what);
    }

    @Override
    public InputStream download(Identity who, String path) {
        return connection.download(who, path);
    }

    @Override
    public void reopen() {
        connection.reopen();
    }

    @Override
    public void kill() {
        connection.kill();
    }

    @Override
    public void leave(String user) {
        connection.leave(user);
    }

    @Override
    public Traffic traffic() {
        return connection.traffic();
    }

    @Override
    public void close() {
        connection.close();
    }
}
