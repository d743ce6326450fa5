package dev.sentryprovision.connection;

/** The long-lived shell on this machine. */
class LocalShellTest extends ShellTest {

    @Override
    Connection open() {
        return new LocalConnector().connect(Target.of("here", "localhost"));
    }
}
