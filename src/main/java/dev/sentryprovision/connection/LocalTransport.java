package dev.sentryprovision.connection;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/** Processes of this machine. */
final class LocalTransport implements Transport {

    private final String name;
    private final String shellProgram;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    LocalTransport(String name, String shellProgram) {
        this.name = name;
        this.shellProgram = shellProgram;
    }

    @Override
    public RemoteProcess start(String command) {
        try {
            Process process = new ProcessBuilder(shellProgram, "-c", command).start();
            running.removeIf(other -> !other.isAlive());
            running.add(process);
            return new Local(process);
        } catch (IOException e) {
            throw new ConnectionFailure(
                    Kind.NO_SHELL,
                    "could not start " + shellProgram + " on this machine: " + e.getMessage(),
                    "name a shell that is there with ansible_shell_executable",
                    e);
        }
    }

    @Override
    public int roundTripsToStart() {
        return 0;
    }

    /** Reading a pipe holds on to the carrier of a virtual thread, and there are few of those. */
    @Override
    public ThreadFactory readers() {
        return Thread.ofPlatform().daemon().name("local-shell-", 0).factory();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        running.forEach(Process::destroy);
    }

    private record Local(Process process) implements RemoteProcess {

        @Override
        public OutputStream stdin() {
            return process.getOutputStream();
        }

        @Override
        public InputStream stdout() {
            return process.getInputStream();
        }

        @Override
        public InputStream stderr() {
            return process.getErrorStream();
        }

        @Override
        public OptionalInt status() {
            return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
        }

        @Override
        public int waitFor() {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
