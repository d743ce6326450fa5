package dev.sentryprovision.run;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.Connector;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.LocalConnector;
import dev.sentryprovision.connection.Shell;
import dev.sentryprovision.connection.Target;
import dev.sentryprovision.testing.ForwardingConnection;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes how hosts are entered and whom tasks become; all of it happens on this machine, as the user who runs it. */
final class Recorder implements Connector {

    private static final Identity NOBODY_ELSE = new Identity.Login();

    private final LocalConnector local = new LocalConnector();
    private final List<Target> targets = new CopyOnWriteArrayList<>();
    private final List<Identity> identities = new CopyOnWriteArrayList<>();

    @Override
    public Connection connect(Target target) {
        targets.add(target);
        return new Recorded(local.connect(target));
    }

    /** {@code user@address:port} of each connection, in order. */
    List<String> entrances() {
        return targets.stream()
                .map(target -> target.user().orElse("-") + "@" + target.address() + ":"
                        + target.port().map(Object::toString).orElse("-"))
                .toList();
    }

    /** {@code METHOD user flags} of all who were asked for anything. */
    List<String> identities() {
        return identities.stream()
                .map(identity -> switch (identity) {
                    case Identity.Login _ -> "login";
                    case Identity.Become become ->
                        (become.method() + " " + become.user() + " " + become.flags()).strip();
                })
                .distinct()
                .toList();
    }

    private final class Recorded extends ForwardingConnection {

        Recorded(Connection connection) {
            super(connection);
        }

        @Override
        public Shell shell(Identity who) {
            Shell shell = super.shell(NOBODY_ELSE);
            return request -> {
                identities.add(who);
                return shell.send(request);
            };
        }

        @Override
        public void feed(Identity who, InputStream content, String command, String what) {
            super.feed(NOBODY_ELSE, content, command, what);
        }

        @Override
        public InputStream download(Identity who, String path) {
            return super.download(NOBODY_ELSE, path);
        }
    }
}
