package dev.sentryprovision.connection;

import java.io.InputStream;
import java.util.function.Supplier;

/** A connection to a machine that can be opened anew when the way there was lost. */
public final class LastingConnection implements Connection {

    private final Supplier<Connection> opener;
    private volatile Connection current;
    private volatile boolean killed;
    private Traffic before = Traffic.NONE;

    private LastingConnection(Supplier<Connection> opener) {
        this.opener = opener;
        this.current = opener.get();
    }

    /** Opens it. */
    public static LastingConnection of(Supplier<Connection> opener) {
        return new LastingConnection(opener);
    }

    /** Several users may meet the same loss; the first one opens it for all. */
    @Override
    public synchronized void reopen() {
        if (killed || answers()) {
            return;
        }
        replaceBy(opener.get());
    }

    /** Another connection in place of this one: what a login finds now. */
    public synchronized void renew() {
        if (!killed) {
            replaceBy(opener.get());
        }
    }

    private void replaceBy(Connection fresh) {
        Connection old = current;
        before = before.plus(old.traffic());
        current = fresh;
        old.close();
    }

    private boolean answers() {
        try {
            return current.shell(new Identity.Login()).run(":").succeeded();
        } catch (ConnectionFailure _) {
            return false;
        }
    }

    @Override
    public Shell shell(Identity who) {
        return current.shell(who);
    }

    @Override
    public void feed(Identity who, InputStream content, String command, String what) {
        current.feed(who, content, command, what);
    }

    @Override
    public InputStream download(Identity who, String path) {
        return current.download(who, path);
    }

    @Override
    public void leave(String user) {
        current.leave(user);
    }

    @Override
    public synchronized Traffic traffic() {
        return before.plus(current.traffic());
    }

    @Override
    public void kill() {
        killed = true;
        current.kill();
    }

    @Override
    public void close() {
        current.close();
    }
}
