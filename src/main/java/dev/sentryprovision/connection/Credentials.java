package dev.sentryprovision.connection;

import dev.sentryprovision.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a user logs in with.
 *
 * @param givenKeys  keys named for this machine: they must be there
 * @param otherKeys  keys of ssh_config, or the usual ones: tried where they are there
 * @param agent      socket of the ssh-agent to ask
 * @param agentRest  whether keys of the agent that are not among the files are tried too
 */
record Credentials(
        String user,
        List<Path> givenKeys,
        List<Path> otherKeys,
        Optional<Secret> passphrase,
        Optional<Path> agent,
        boolean agentRest,
        Optional<Secret> password) {

    Credentials {
        givenKeys = List.copyOf(givenKeys);
        otherKeys = List.copyOf(otherKeys);
    }
}
