package dev.sentryprovision.cli;

import dev.sentryprovision.secret.Redactor;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The surroundings of a real process. */
final class ThisProcess {

    private ThisProcess() {}

    static Surroundings surroundings() {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        boolean terminal = isTerminal();
        return new Surroundings(
                in,
                out,
                err,
                terminal ? withColumns(System.getenv()) : System.getenv(),
                Path.of("").toAbsolutePath(),
                terminal,
                PasswordPrompt.of(in, err),
                Clock.systemUTC(),
                new Redactor(),
                new RealEngine());
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** Java's console wants standard input to be a terminal too; output is what matters here. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException _) {
            return PasswordPrompt.console().isPresent();
        }
    }

    /** Shells know the width of the terminal but seldom export it. */
    private static Map<String, String> withColumns(Map<String, String> environment) {
        if (environment.containsKey("COLUMNS")) {
            return environment;
        }
        Map<String, String> more = new LinkedHashMap<>(environment);
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (stty.waitFor(1, TimeUnit.SECONDS) && size.contains(" ")) {
                more.put("COLUMNS", size.substring(size.indexOf(' ') + 1));
            }
        } catch (IOException _) {
            return environment;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return more;
    }
}
