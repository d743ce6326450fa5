package dev.sentryprovision.connection;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.schmizz.sshj.connection.channel.OpenFailException;

/** What went wrong on the way into a machine, in words a user can act on. */
final class SshFailures {

    private SshFailures() {}

    static ConnectionFailure reaching(SshHop hop, IOException cause) {
        String place = hop.place();
        String said = String.valueOf(cause.getMessage());
        return switch (cause) {
            case UnknownHostException _ ->
                new ConnectionFailure(
                        Kind.NAME,
                        "the host name " + hop.host() + " is not known",
                        "check its spelling, or give an address with ansible_host",
                        cause);
            case SocketTimeoutException _ -> timeout(hop, cause);
            case NoRouteToHostException _ -> noRoute(place, said, cause);
            case ConnectException _
            when said.contains("refused") ->
                new ConnectionFailure(
                        Kind.REFUSED,
                        "nothing listens on " + place + " (connection refused)",
                        "look whether sshd runs there, and on which port (ansible_port)",
                        cause);
            default -> noRoute(place, said, cause);
        };
    }

    static ConnectionFailure timeout(SshHop hop, Exception cause) {
        return new ConnectionFailure(
                Kind.TIMEOUT,
                hop.place() + " did not answer within " + hop.timeout().toSeconds() + " s",
                "look whether the machine is up and a firewall lets port " + hop.port()
                        + " through; a slow one needs a longer ConnectTimeout",
                cause);
    }

    private static ConnectionFailure noRoute(String place, String said, Exception cause) {
        return new ConnectionFailure(
                Kind.ROUTE,
                "there is no way to " + place + ": " + said,
                "check the address, the network of this machine, and VPN or jump host",
                cause);
    }

    static ConnectionFailure jump(SshHop from, SshHop to, IOException cause) {
        String advice = cause instanceof OpenFailException open
                        && open.getReason() == OpenFailException.Reason.ADMINISTRATIVELY_PROHIBITED
                ? "allow it there: AllowTcpForwarding yes in sshd_config"
                : "look whether " + to.place() + " is up and reachable from there";
        return new ConnectionFailure(
                Kind.ROUTE,
                "the jump host " + from.place() + " did not connect to " + to.place() + ": " + cause.getMessage(),
                advice,
                cause);
    }

    static ConnectionFailure handshake(SshHop hop, Exception cause) {
        String said = String.valueOf(cause.getMessage());
        if (said.contains("settlement")) {
            return new ConnectionFailure(
                    Kind.PROTOCOL,
                    "no algorithm in common with " + hop.place() + ": " + said,
                    "the server is too old or too strict; update it, or its sshd_config",
                    cause);
        }
        return new ConnectionFailure(
                Kind.PROTOCOL,
                hop.place() + " answers, but the SSH handshake failed: " + said,
                "look whether it is sshd that listens on port " + hop.port() + " (ansible_port), and into its log",
                cause);
    }

    static ConnectionFailure login(
            SshHop hop, List<String> tried, boolean keyProblem, Iterable<String> accepted, Exception cause) {
        String user = hop.credentials().user();
        String ways =
                tried.isEmpty() ? "nothing to try: no key, no agent, no password" : "tried " + String.join(", ", tried);
        String methods =
                Stream.of(accepted).map(list -> String.join(", ", list)).collect(Collectors.joining());
        return new ConnectionFailure(
                keyProblem ? Kind.PRIVATE_KEY : Kind.AUTHENTICATION,
                "could not log in to " + hop.place() + " as " + user + ": " + ways
                        + (methods.isEmpty() ? "" : "; the server accepts " + methods),
                keyProblem
                        ? "give the key's passphrase, or unlock it for this session with: ssh-add FILE"
                        : "try 'ssh " + (hop.port() == 22 ? "" : "-p " + hop.port() + " ") + user + "@" + hop.host()
                                + "', name a key with --private-key or give a password with -k",
                cause);
    }

    static ConnectionFailure lost(String name, Exception cause) {
        return new ConnectionFailure(
                Kind.LOST,
                "the connection to " + name + " was lost: " + cause.getMessage(),
                "look whether the machine is up, then run again",
                cause);
    }
}
