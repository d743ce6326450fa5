package dev.sentryprovision.cli;

import dev.sentryprovision.config.Configuration;
import dev.sentryprovision.secret.Redactor;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command line gets from the process it runs in; tests hand in buffers.
 *
 * @param terminal whether {@code out} is one
 * @param redactor knows the secrets met so far; all that is printed or logged about failures passes through it
 * @param engine   does the runs
 */
record Surroundings(
        BufferedReader in,
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        Path workingDirectory,
        boolean terminal,
        PasswordPrompt prompt,
        InstantSource clock,
        Redactor redactor,
        Engine engine) {

    /**
     * The settings that people have; read anew each time, which is a few lines.
     *
     * @throws dev.sentryprovision.problem.ProblemException with all values that cannot be taken
     */
    Configuration configuration() {
        return Configuration.read(environment, workingDirectory);
    }
}
