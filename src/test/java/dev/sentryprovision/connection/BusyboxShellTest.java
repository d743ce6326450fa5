package dev.sentryprovision.connection;

import dev.sentryprovision.testing.SshHosts;
import org.junit.jupiter.api.Tag;

/** The long-lived shell on a machine that has busybox only. */
@Tag("container")
class BusyboxShellTest extends ShellTest {

    @Override
    Connection open() {
        return SshLogin.connect(SshHosts.busybox().target("ops"));
    }
}
