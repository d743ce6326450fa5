package dev.sentryprovision.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps the trace of a bug out of sight, for a report of it; without secrets. */
final class BugLog {

    private final Surroundings surroundings;

    BugLog(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The file that has it, or nothing when none could be written: a bug must not hide behind another. */
    Optional<Path> write(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        String time = surroundings.clock().instant().toString().replaceAll("[^0-9T]", "");
        try {
            Path folder = Files.createDirectories(folder());
            return Optional.of(Files.writeString(
                    folder.resolve("bug-" + time + ".log"),
                    surroundings.redactor().redact(trace.toString())));
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    /** The XDG folder for state. */
    private Path folder() {
        String state = surroundings.environment().getOrDefault("XDG_STATE_HOME", "");
        String home = surroundings.environment().getOrDefault("HOME", ".");
        Path base = state.isEmpty() ? Path.of(home, ".local", "state") : Path.of(state);
        return surroundings.workingDirectory().resolve(base).resolve(Application.NAME);
    }
}
