package dev.sentryprovision.host;

import dev.sentryprovision.shell.Command;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Phaser;

/**
 * A host as a task sees it that is tried before its turn: it may look, and as soon as it wants to change something it is
 * parked until its turn comes.
 *
 * <p>Tasks that are tried together wait for each other before any of them gets an answer, so that all their looks go
 * out in one round trip. Each of them is a party of the phaser, and leaves it when it is done.
 */
public final class LookAheadHost implements Host {

    /** The task wants to change something; it is not its turn. Carries no trace: it is no error. */
    public static final class Parked extends RuntimeException {
        private Parked() {
            super("it is not this task's turn", null, false, false);
        }
    }

    private final Host host;
    private final Phaser together;

    public LookAheadHost(Host host, Phaser together) {
        this.host = host;
        this.together = together;
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
    public Facts currentFacts() {
        return host.currentFacts();
    }

    @Override
    public <T> Asked<T> ask(Look<T> look) {
        Asked<T> asked = host.ask(look);
        return () -> {
            together.arriveAndAwaitAdvance();
            return asked.get();
        };
    }

    @Override
    public Optional<RemotePath> write(FileWrite write) {
        throw new Parked();
    }

    @Override
    public void remove(RemotePath path) {
        throw new Parked();
    }

    @Override
    public void makeDirectory(RemotePath path, Attributes attributes) {
        throw new Parked();
    }

    @Override
    public void link(RemotePath path, String target, LinkKind kind) {
        throw new Parked();
    }

    @Override
    public void setAttributes(RemotePath path, Attributes attributes) {
        throw new Parked();
    }

    @Override
    public void touch(RemotePath path, Optional<Double> modified, Optional<Double> accessed) {
        throw new Parked();
    }

    @Override
    public void take(PathSteps steps) {
        throw new Parked();
    }

    @Override
    public RunResult run(Command command, Effect effect) {
        throw new Parked();
    }

    @Override
    public void fetch(RemotePath from, Path to, Optional<String> sha1) {
        throw new Parked();
    }
}
