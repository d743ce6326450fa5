package dev.sentryprovision.testing;

import dev.sentryprovision.connection.Target;
import dev.sentryprovision.connection.Target.HostKeyChecking;
import dev.sentryprovision.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.MountableFile;

/** A disposable machine behind sshd on a port of 127.0.0.1. Close it unless it is a shared one. */
public final class SshHost implements AutoCloseable {

    private final String name;
    private final GenericContainer<?> container;
    private final Path privateKey;

    SshHost(String name, GenericContainer<?> container, Path privateKey) {
        this.name = name;
        this.container = container;
        this.privateKey = privateKey;
    }

    public String name() {
        return name;
    }

    public int port() {
        return container.getMappedPort(22);
    }

    /** Where other containers find it; sshd listens on 22 there. */
    public String address() {
        return container
                .getContainerInfo()
                .getNetworkSettings()
                .getNetworks()
                .values()
                .iterator()
                .next()
                .getIpAddress();
    }

    /** The private key that every user of the machine accepts. */
    public Path privateKey() {
        return privateKey;
    }

    /** An inventory with this machine alone, in YAML; it ends with the variables, so that more can follow. */
    public String inventory(String host) {
        return """
                sentry:
                  hosts:
                    %s: {ansible_host: 127.0.0.1, ansible_port: %d, ansible_user: ops}
                  vars:
                    ansible_ssh_private_key_file: %s
                    ansible_ssh_common_args: -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null
                """.formatted(host, port(), privateKey());
    }

    /** How to enter as {@code root}, {@code ops}, {@code askpass} or {@code nosudo} with the test key. */
    public Target target(String user) {
        return target(user, List.of(privateKey), Optional.empty());
    }

    /** How to enter with a password; it is the user's name. */
    public Target targetWithPassword(String user) {
        return target(user, List.of(), Optional.of(new Secret(user)));
    }

    public Target target(String user, List<Path> privateKeys, Optional<Secret> password) {
        return new Target(
                name,
                "127.0.0.1",
                Optional.of(port()),
                Optional.of(user),
                password,
                privateKeys,
                Optional.empty(),
                Optional.of(HostKeyChecking.NO),
                List.of(),
                List.of(),
                Optional.of(Duration.ofSeconds(10)),
                Optional.empty());
    }

    /** Runs a script as root in the machine, past sshd; its standard output. It must succeed. */
    public String run(String script) {
        try {
            ExecResult result = container.execInContainer("/bin/sh", "-c", script);
            if (result.getExitCode() != 0) {
                throw new AssertionError(script + "\n" + result.getStdout() + result.getStderr());
            }
            return result.getStdout();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Copies a file or folder of this machine into it. */
    public void copy(Path from, String to) {
        container.copyFileToContainer(MountableFile.forHostPath(from), to);
    }

    /** What sshd said so far. */
    public String log() {
        return container.getLogs();
    }

    /** Everything in it stands still; the network too, so that a peer notices nothing but silence. */
    public void pause() {
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    public void resume() {
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }

    /** Pulls the plug. */
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void close() {
        container.stop();
    }
}
