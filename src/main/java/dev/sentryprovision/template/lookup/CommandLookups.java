package dev.sentryprovision.template.lookup;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.expression.Lookup;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Limits;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Lookups that run commands, make passwords or fetch from servers. */
final class CommandLookups {

    private CommandLookups() {}

    static Map<String, Lookup> all() {
        return Map.of(
                "pipe",
                (terms, _, frame) -> pipe(terms, frame),
                "lines",
                (terms, _, frame) -> lines(terms, frame),
                "password",
                PasswordLookup::run,
                "url",
                UrlLookup::run);
    }

    private static List<Object> pipe(List<Object> terms, Frame frame) {
        OwnList outputs = new OwnList();
        terms.forEach(term -> outputs.add(output(Repr.str(term), frame).stripTrailing()));
        return outputs;
    }

    private static List<Object> lines(List<Object> terms, Frame frame) {
        OwnList lines = new OwnList();
        terms.forEach(term ->
                output(Repr.str(term), frame).lines().map(String::stripTrailing).forEach(lines::add));
        return lines;
    }

    /** What a command of the machine that runs the playbook prints; it runs in the playbook's folder. */
    private static String output(String command, Frame frame) {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        List<Path> folders = frame.rendering().scope().searchPath();
        if (!folders.isEmpty()) {
            builder.directory(folders.getLast().toFile());
        }
        builder.environment().putAll(frame.rendering().scope().environment());
        try {
            Process process = builder.start();
            String output = output(process);
            int status = process.waitFor();
            if (status != 0) {
                throw Failure.lookup("the command '" + command + "' ended with status " + status);
            }
            return output;
        } catch (IOException e) {
            throw Failure.lookup("the command '" + command + "' cannot be run: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Failure.lookup("the command '" + command + "' was interrupted");
        }
    }

    private static String output(Process process) throws IOException {
        byte[] bytes = process.getInputStream().readNBytes(Limits.TEXT + 1);
        if (bytes.length > Limits.TEXT) {
            process.destroyForcibly();
        }
        Limits.checkText(bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
