package dev.sentryprovision.inventory;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One call of an inventory script on the control machine. */
record ScriptRun(int status, String output, String errors) {

    static ScriptRun of(Path script, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(script.toAbsolutePath().toString());
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            CompletableFuture<String> errors =
                    CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), Thread.ofVirtual()::start);
            String output = text(process.getInputStream());
            return new ScriptRun(process.waitFor(), output, errors.join());
        } catch (IOException e) {
            throw new ProblemException(Problem.error(
                    "cannot run " + script + ": " + e.getMessage(),
                    SourceSpan.of(script.toString()),
                    "is the interpreter in its first line installed here?"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + script, e);
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last line it wrote to its standard error. */
    String lastWords() {
        return errors.lines()
                .filter(line -> !line.isBlank())
                .reduce((_, last) -> last)
                .map(line -> "it said: " + line.strip())
                .orElse("");
    }
}
