package dev.sentryprovision.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user's account on this machine brings to a login.
 *
 * @param home      where {@code .ssh} is
 * @param user      the name to log in with where no other is given
 * @param sshConfig ssh_config files, the user's first
 * @param agent     socket of a running ssh-agent
 */
public record Surroundings(Path home, String user, List<Path> sshConfig, Optional<Path> agent) {

    public Surroundings {
        sshConfig = List.copyOf(sshConfig);
    }

    /** Those of the user who runs this program. */
    public static Surroundings ofUser(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        return new Surroundings(
                home,
                System.getProperty("user.name"),
                List.of(home.resolve(".ssh/config"), Path.of("/etc/ssh/ssh_config")),
                Optional.ofNullable(environment.get("SSH_AUTH_SOCK"))
                        .filter(socket -> !socket.isBlank())
                        .map(Path::of));
    }
}
