package dev.sentryprovision.connection;

import dev.sentryprovision.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A machine and how to enter it; what is not given comes from the user's ssh_config, then from defaults.
 *
 * @param name    the inventory's name for it
 * @param address host name or address
 */
public record Target(
        String name,
        String address,
        Optional<Integer> port,
        Optional<String> user,
        Optional<Secret> password,
        List<Path> privateKeys,
        Optional<Secret> keyPassphrase,
        Optional<HostKeyChecking> hostKeyChecking,
        List<Path> knownHosts,
        List<String> jumpHosts,
        Optional<Duration> connectTimeout,
        Optional<String> shellProgram) {

    /** A machine of which nothing more is said. */
    public static Target of(String name, String address) {
        return new Target(
                name,
                address,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** What to do about host keys; the names are OpenSSH's. */
    public enum HostKeyChecking {
        /** Only known keys. */
        YES,
        /** Unknown hosts are added to the first known_hosts file, changed keys refused. */
        ACCEPT_NEW,
        /** Anything goes; for throw-away test machines. */
        NO
    }
}
