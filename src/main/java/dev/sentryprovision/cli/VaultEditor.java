package dev.sentryprovision.cli;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows a secret text in the user's editor; it is on disk only meanwhile, in a folder of the user's own. */
final class VaultEditor {

    private final Surroundings surroundings;

    VaultEditor(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * The text as the user leaves it.
     *
     * @param name its ending tells the editor what it is
     * @throws ProblemException when the editor cannot be started or fails; nothing is left behind then either
     */
    byte[] edit(byte[] content, String name) {
        try {
            Path folder = Files.createTempDirectory("vault");
            Path file = folder.resolve(name);
            try {
                Files.write(file, content);
                run(file);
                return Files.readAllBytes(file);
            } finally {
                wipe(folder);
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.error("cannot edit: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.error("interrupted; the file is as it was"));
        }
    }

    private void run(Path file) throws IOException, InterruptedException {
        String editor = surroundings.environment().getOrDefault("EDITOR", "vi");
        int status = new ProcessBuilder("sh", "-c", editor + " \"$1\"", "sh", file.toString())
                .directory(surroundings.workingDirectory().toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new ProblemException(
                    Problem.error("the editor '" + editor + "' ended with status " + status + "; the file is as it was")
                            .withHint("EDITOR says which editor to use"));
        }
    }

    /** Overwritten before it is removed; editors may have left copies beside it. */
    private static void wipe(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.isRegularFile(file)) {
                    Files.write(file, new byte[(int) Files.size(file)]);
                }
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
