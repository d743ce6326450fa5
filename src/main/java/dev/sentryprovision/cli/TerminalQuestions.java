package dev.sentryprovision.cli;

import dev.sentryprovision.report.LiveView;
import dev.sentryprovision.run.Questions;
import java.io.Console;
import java.util.Optional;

/** Asks at the terminal, while nothing else is shown there. */
record TerminalQuestions(LiveView view) implements Questions {

    @Override
    public boolean canBeAsked() {
        return PasswordPrompt.console().isPresent();
    }

    @Override
    public Optional<String> ask(String question, boolean echo) {
        return PasswordPrompt.console().flatMap(console -> view.undisturbed(() -> ask(console, question, echo)));
    }

    private static Optional<String> ask(Console console, String question, boolean echo) {
        return echo
                ? Optional.ofNullable(console.readLine("%s", question))
                : Optional.ofNullable(console.readPassword("%s", question)).map(String::new);
    }
}
