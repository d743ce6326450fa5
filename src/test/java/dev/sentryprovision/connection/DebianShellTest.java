package dev.sentryprovision.connection;

import dev.sentryprovision.testing.SshHosts;
import org.junit.jupiter.api.Tag;

/** The long-lived shell on a Debian behind sshd. */
@Tag("container")
class DebianShellTest extends ShellTest {

    @Override
    Connection open() {
        return SshLogin.connect(SshHosts.debian().target("ops"));
    }
}
