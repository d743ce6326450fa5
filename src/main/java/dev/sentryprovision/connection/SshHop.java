package dev.sentryprovision.connection;

import java.time.Duration;

/**
 * One SSH server on the way to a machine, the last one being the machine; nothing is left open.
 *
 * @param host           name or address to connect to
 * @param aliveInterval  silence after which the server is asked whether it is there
 * @param aliveCount     unanswered questions after which it is given up
 */
record SshHop(
        String host,
        int port,
        Credentials credentials,
        HostKeyPolicy hostKey,
        Duration timeout,
        Duration aliveInterval,
        int aliveCount) {

    String place() {
        return port == 22 ? host : host + " port " + port;
    }
}
