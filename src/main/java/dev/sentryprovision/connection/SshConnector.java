package dev.sentryprovision.connection;

import java.util.List;
import net.schmizz.sshj.Config;

/**
 * Connects over SSH. One for a run: it reads ssh_config once and shares what is costly to make. Thread-safe; made for
 * many virtual threads that connect at once.
 */
public final class SshConnector implements Connector {

    private final SshRoute routes;
    private final Config config = SshAlgorithms.config();
    private final KnownHostsFile knownHosts = new KnownHostsFile();

    public SshConnector(Surroundings surroundings) {
        this.routes = new SshRoute(surroundings);
    }

    @Override
    public Connection connect(Target target) {
        List<SshHop> route = routes.to(target);
        SshTransport transport = new SshTransport(target.name(), () -> SshLink.open(route, config, knownHosts));
        return new TransportConnection(transport, target.shellProgram().orElse("sh"), new TrafficMeter());
    }
}
