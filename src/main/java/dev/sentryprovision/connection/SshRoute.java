package dev.sentryprovision.connection;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import dev.sentryprovision.connection.Target.HostKeyChecking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the way to a machine: what the inventory says first, then ssh_config, then defaults. */
final class SshRoute {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ALIVE_INTERVAL = Duration.ofSeconds(10);
    private static final int ALIVE_COUNT = 3;
    private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private final Surroundings surroundings;
    private final SshConfig config;

    SshRoute(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.config = new SshConfig(surroundings.sshConfig(), surroundings.home(), surroundings.user());
    }

    /** The servers to go through, the machine itself last. */
    List<SshHop> to(Target target) {
        List<SshHop> hops = new ArrayList<>();
        addWithJumps(target, hops, new HashSet<>());
        return List.copyOf(hops);
    }

    private void addWithJumps(Target target, List<SshHop> hops, Set<String> seen) {
        if (!seen.add(target.address())) {
            return; // a host that is its own jump host, as "Host *" with ProxyJump makes it
        }
        SshConfigValues values = config.of(target.address(), target.user());
        refuseProxyCommand(target, values);
        for (String jump : jumps(target, values)) {
            addWithJumps(JumpHost.parse(jump, target), hops, seen);
        }
        hops.add(hop(target, values));
    }

    private static List<String> jumps(Target target, SshConfigValues values) {
        if (!target.jumpHosts().isEmpty()) {
            return target.jumpHosts();
        }
        return values.text("proxyjump")
                .filter(text -> !text.equalsIgnoreCase("none"))
                .map(text -> List.of(text.split(",")))
                .orElse(List.of());
    }

    /** Left out silently, it would send the login to a wrong place. */
    private static void refuseProxyCommand(Target target, SshConfigValues values) {
        Optional<String> command = values.text("proxycommand").filter(text -> !text.equalsIgnoreCase("none"));
        if (command.isPresent()
                && target.jumpHosts().isEmpty()
                && values.text("proxyjump").isEmpty()) {
            throw new ConnectionFailure(
                    Kind.ROUTE,
                    "ssh_config has a ProxyCommand for " + target.address() + ", which is not supported",
                    "name the host it goes through with ProxyJump instead");
        }
    }

    private SshHop hop(Target target, SshConfigValues values) {
        String host = values.hostName();
        int port = target.port().or(() -> values.number("port")).orElse(22);
        String user = target.user().or(() -> values.text("user")).orElse(surroundings.user());
        return new SshHop(
                host,
                port,
                credentials(target, values, user, port),
                hostKey(target, values, user, host, port),
                target.connectTimeout()
                        .or(() -> values.seconds("connecttimeout"))
                        .orElse(TIMEOUT),
                values.seconds("serveraliveinterval")
                        .filter(Duration::isPositive)
                        .orElse(ALIVE_INTERVAL),
                values.number("serveralivecountmax").filter(count -> count > 0).orElse(ALIVE_COUNT));
    }

    private Credentials credentials(Target target, SshConfigValues values, String user, int port) {
        List<Path> configured = values.files("identityfile", user, port);
        List<Path> usual = USUAL_KEYS.stream()
                .map(name -> surroundings.home().resolve(".ssh").resolve(name))
                .toList();
        return new Credentials(
                user,
                target.privateKeys(),
                values.all("identityfile").isEmpty() ? usual : configured,
                target.keyPassphrase(),
                agent(values, user, port),
                !values.isYes("identitiesonly"),
                target.password());
    }

    private Optional<Path> agent(SshConfigValues values, String user, int port) {
        Optional<String> named = values.text("identityagent").filter(text -> !text.equals("SSH_AUTH_SOCK"));
        return named.isEmpty()
                ? surroundings.agent()
                : values.files("identityagent", user, port).stream().findFirst();
    }

    private HostKeyPolicy hostKey(Target target, SshConfigValues values, String user, String host, int port) {
        Optional<String> alias = values.text("hostkeyalias");
        List<Path> files = new ArrayList<>(target.knownHosts());
        if (files.isEmpty()) {
            files.addAll(values.files("userknownhostsfile", user, port));
            if (values.text("userknownhostsfile").isEmpty()) {
                files.add(surroundings.home().resolve(".ssh/known_hosts"));
                files.add(surroundings.home().resolve(".ssh/known_hosts2"));
            }
            files.addAll(values.files("globalknownhostsfile", user, port));
            if (values.text("globalknownhostsfile").isEmpty()) {
                files.add(Path.of("/etc/ssh/ssh_known_hosts"));
            }
        }
        return new HostKeyPolicy(
                target.hostKeyChecking().orElseGet(() -> checking(values)),
                alias.orElseGet(() -> KnownHostName.of(host, port)),
                files,
                values.isYes("hashknownhosts"));
    }

    /** Nobody is there to be asked, so "ask" accepts known keys only. */
    private static HostKeyChecking checking(SshConfigValues values) {
        return switch (values.text("stricthostkeychecking").orElse("ask").toLowerCase(Locale.ROOT)) {
            case "accept-new" -> HostKeyChecking.ACCEPT_NEW;
            case "no", "off" -> HostKeyChecking.NO;
            default -> HostKeyChecking.YES;
        };
    }
}
