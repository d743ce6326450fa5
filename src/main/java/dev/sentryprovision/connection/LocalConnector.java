package dev.sentryprovision.connection;

/** Connects to the machine the program runs on, without a network. */
public final class LocalConnector implements Connector {

    @Override
    public Connection connect(Target target) {
        String shell = target.shellProgram().orElse("sh");
        return new TransportConnection(new LocalTransport(target.name(), shell), shell, new TrafficMeter());
    }
}
