package dev.sentryprovision.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Logins for tests, without anything of the account that runs them. */
public final class SshLogin {

    private SshLogin() {}

    public static Connection connect(Target target) {
        return new SshConnector(nothing()).connect(target);
    }

    /** No ssh_config, no keys, no agent. */
    static Surroundings nothing() {
        return new Surroundings(Path.of("/nonexistent"), "nobody", List.of(), Optional.empty());
    }
}
