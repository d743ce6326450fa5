package dev.sentryprovision.run;

import dev.sentryprovision.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to enter hosts, as far as the command line says; variables of the inventory win over it, as in Ansible.
 *
 * @param connection {@code ssh} or {@code local}
 * @param timeout    how long opening a connection may take
 * @param port       of SSH, where neither inventory nor play says
 * @param arguments  for ssh, read as its options
 */
public record Access(
        Optional<String> user,
        Optional<Secret> password,
        Optional<Path> privateKey,
        Optional<String> connection,
        Optional<Duration> timeout,
        Optional<Integer> port,
        String arguments) {

    public Access(
            Optional<String> user,
            Optional<Secret> password,
            Optional<Path> privateKey,
            Optional<String> connection,
            Optional<Duration> timeout) {
        this(user, password, privateKey, connection, timeout, Optional.empty(), "");
    }

    public static Access unspecified() {
        return new Access(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
