package dev.sentryprovision.run;

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

/** Stands in where a module needs no machine, so that none is connected for it. */
record NoMachine(String name) implements Host {

    @Override
    public String user() {
        throw none();
    }

    @Override
    public RemotePath resolve(String path) {
        throw none();
    }

    @Override
    public Facts facts() {
        throw none();
    }

    @Override
    public Facts currentFacts() {
        throw none();
    }

    @Override
    public <T> Asked<T> ask(Look<T> look) {
        throw none();
    }

    @Override
    public Optional<PathStatus> left(RemotePath path) {
        throw none();
    }

    @Override
    public Optional<RemotePath> write(FileWrite write) {
        throw none();
    }

    @Override
    public void remove(RemotePath path) {
        throw none();
    }

    @Override
    public void makeDirectory(RemotePath path, Attributes attributes) {
        throw none();
    }

    @Override
    public void link(RemotePath path, String target, LinkKind kind) {
        throw none();
    }

    @Override
    public void setAttributes(RemotePath path, Attributes attributes) {
        throw none();
    }

    @Override
    public void touch(RemotePath path, Optional<Double> modified, Optional<Double> accessed) {
        throw none();
    }

    @Override
    public void fetch(RemotePath from, Path to, Optional<String> sha1) {
        throw none();
    }

    @Override
    public void take(PathSteps steps) {
        throw none();
    }

    @Override
    public RunResult run(Command command, Effect effect) {
        throw none();
    }

    private static IllegalStateException none() {
        return new IllegalStateException("the module said it needs no host, and used it");
    }
}
