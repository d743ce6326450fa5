package dev.sentryprovision.vault;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Gets vault passwords from where the user says they are: a file, an executable that prints one, a prompt. */
public final class VaultPasswords {

    private final Path workingFolder;
    private final Function<String, Secret> prompt;

    /** The prompt is given the id whose password is wanted. */
    public VaultPasswords(Path workingFolder, Function<String, Secret> prompt) {
        this.workingFolder = workingFolder;
        this.prompt = prompt;
    }

    /**
     * The password for an argument of {@code --vault-id}: {@code id@source} or a source alone, where the source is
     * {@code prompt} or a path.
     *
     * @throws ProblemException when there is no such file, its script fails, or the password is empty
     */
    public VaultPassword of(String idAndSource) {
        int at = idAndSource.indexOf('@');
        String id = at > 0 ? idAndSource.substring(0, at) : VaultPassword.DEFAULT_ID;
        String source = idAndSource.substring(at + 1);
        Secret secret = source.equals("prompt") ? prompt.apply(id) : read(id, workingFolder.resolve(source));
        if (secret.reveal().isEmpty()) {
            throw problem("the password from '" + source + "' is empty", source, "");
        }
        return new VaultPassword(id, secret);
    }

    /** The password for an argument of {@code --vault-password-file}. */
    public VaultPassword ofFile(String path) {
        return of(VaultPassword.DEFAULT_ID + "@" + path);
    }

    private static Secret read(String id, Path path) {
        try {
            return Files.isExecutable(path) && Files.isRegularFile(path)
                    ? new Secret(printed(id, path).replaceFirst("[\\r\\n]+$", ""))
                    : new Secret(Files.readString(path).strip());
        } catch (IOException e) {
            throw problem("cannot read the password file " + path, path.toString(), "does it exist?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + path, e);
        }
    }

    /** A script may itself ask at the terminal, so it gets ours. */
    private static String printed(String id, Path script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(id, script))
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw problem("the password script " + script + " ended with status " + status, script.toString(), "");
        }
        return output;
    }

    /** A script named {@code ...-client} serves several ids and is told which. */
    private static List<String> command(String id, Path script) {
        List<String> command = new ArrayList<>(List.of(script.toAbsolutePath().toString()));
        String name = script.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        if (name.endsWith("-client")) {
            command.addAll(List.of("--vault-id", id));
        }
        return command;
    }

    private static ProblemException problem(String message, String source, String hint) {
        return new ProblemException(Problem.error(message, SourceSpan.of(source), hint));
    }
}
