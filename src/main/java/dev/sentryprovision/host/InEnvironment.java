package dev.sentryprovision.host;

import dev.sentryprovision.shell.Command;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A host whose commands all get some environment variables, unless they set them themselves. */
final class InEnvironment implements Host {

    private final Host host;
    private final Map<String, String> environment;

    InEnvironment(Host host, Map<String, String> environment) {
        this.host = host;
        this.environment = environment;
    }

    private Command with(Command command) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(command.environment());
        return command.withEnvironment(all);
    }

    @Override
    @SuppressWarnings("unchecked") // a query's answer has the type of its look
    public <T> Asked<T> ask(Look<T> look) {
        return look instanceof Look.Query query
                ? (Asked<T>) host.ask(new Look.Query(with(query.command()), query.dependsOn(), query.mayAppearWith()))
                : host.ask(look);
    }

    @Override
    public RunResult run(Command command, Effect effect) {
        return host.run(with(command), effect);
    }

    @Override
    public String name() {
        return host.name();
    }

    @Override
    public String user() {
        return host.user();
    }

    @Override
    public RemotePath resolve(String path) {
        return host.resolve(path);
    }

    @Override
    public Facts facts() {
        return host.facts();
    }

    @Override
    public Optional<RemotePath> write(FileWrite write) {
        return host.write(write);
    }

    @Override
    public void remove(RemotePath path) {
        host.remove(path);
    }

    @Override
    public void makeDirectory(RemotePath path, Attributes attributes) {
        host.makeDirectory(path, attributes);
    }

    @Override
    public void link(RemotePath path, String target, LinkKind kind) {
        host.link(path, target, kind);
    }

    @Override
    public void setAttributes(RemotePath path, Attributes attributes) {
        host.setAttributes(path, attributes);
    }

    @Override
    public void touch(RemotePath path, Optional<Double> modified, Optional<Double> accessed) {
        host.touch(path, modified, accessed);
    }
}
