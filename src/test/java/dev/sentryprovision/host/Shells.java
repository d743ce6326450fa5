package dev.sentryprovision.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shells of this machine that scripts are proven with: sh, bash, and busybox with its own tools where it is. */
public final class Shells {

    private Shells() {}

    public static Stream<ShellProcess> all() {
        return Stream.concat(
                        Stream.of("/bin/sh", "/bin/bash").filter(path -> Files.isExecutable(Path.of(path))),
                        Stream.of("/bin/busybox", "/usr/bin/busybox")
                                .filter(path -> Files.isExecutable(Path.of(path)))
                                .limit(1))
                .map(program -> program.endsWith("busybox")
                        ? new ShellProcess(List.of(program, "ash"), Map.of("PATH", toolsOf(program)))
                        : new ShellProcess(List.of(program), Map.of()));
    }

    /** A folder in which every tool is busybox's. */
    private static String toolsOf(String busybox) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "busybox").toAbsolutePath());
            new ProcessBuilder(busybox, "--install", "-s", folder.toString())
                    .start()
                    .waitFor();
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
