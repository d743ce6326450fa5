package dev.sentryprovision.connection;

import dev.sentryprovision.connection.Target.HostKeyChecking;
import java.nio.file.Path;
import java.util.List;

/**
 * How the key of a host is judged.
 *
 * @param name  the host as known_hosts has it
 * @param files the user's files, the first of which takes new keys, then the system's
 * @param hash  whether new lines hide the host's name
 */
record HostKeyPolicy(HostKeyChecking checking, String name, List<Path> files, boolean hash) {

    HostKeyPolicy {
        files = List.copyOf(files);
    }
}
