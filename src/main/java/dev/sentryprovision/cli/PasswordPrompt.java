package dev.sentryprovision.cli;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.secret.Secret;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Asks for a password without showing it. */
@FunctionalInterface
interface PasswordPrompt {

    Secret ask(String question);

    /** At the terminal when there is one, else a line of standard input for each question. */
    static PasswordPrompt of(BufferedReader in, PrintWriter err) {
        return question -> {
            Optional<Console> console = console();
            return console.isPresent() ? atTerminal(console.get(), question) : fromLine(in, err, question);
        };
    }

    /** Releases differ in whether there is a console object without a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    private static Secret atTerminal(Console console, String question) {
        char[] typed = console.readPassword("%s: ", question);
        if (typed == null) {
            throw missing(question);
        }
        return new Secret(new String(typed));
    }

    private static Secret fromLine(BufferedReader in, PrintWriter err, String question) {
        err.println(question + ": (read from standard input)");
        err.flush();
        try {
            String line = in.readLine();
            if (line == null) {
                throw missing(question);
            }
            return new Secret(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException missing(String question) {
        return new ProblemException(Problem.error("no answer to '" + question + "'")
                .withHint("run it at a terminal, or give the password on standard input, one line for each question"));
    }
}
