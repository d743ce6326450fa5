package dev.sentryprovision.testing;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Facts;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.PathSteps;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.shell.Command;
import java.nio.file.Path;
import java.util.Optional;

/** A host that hands on all it is asked to another one; tests override what they want to see or to answer. */
public abstract class ForwardingHost implements Host {

    private final Host host;

    protected ForwardingHost(Host host) {
        this.host = host;
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
    public Optional<PathStatus> left(RemotePath path) {
        return host.left(path);
    }

    @Override
    public RemotePath resolve(String path) {
        return host.resolve(path);
    }

    @Override
    public Facts currentFacts() {
        return facts();
    }

    @Override
    public Facts facts() {
        return host.facts();
    }

    @Override
    public <T> Asked<T> ask(Look<T> look) {
        return host.ask(look);
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

    @Override
    public void fetch(RemotePath from, Path to, Optional<String> sha1) {
        host.fetch(from, to, sha1);
    }

    @Override
    public void take(PathSteps steps) {
        host.take(steps);
    }

    @Override
    public RunResult run(Command command, Effect effect) {
        return host.run(command, effect);
    }
}
