package dev.sentryprovision.module.commands;

import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Command;
import java.util.Optional;

/** What a command reads, and how its output is tidied. */
public record Input(
        @Param("Text for its standard input.") Optional<String> stdin,

        @Param(value = "End that text with a newline.", defaultValue = "yes")
        boolean stdinAddNewline,

        @Param(value = "Take newlines off the end of its output.", defaultValue = "yes")
        boolean stripEmptyEnds) {

    Command feed(Command command) {
        return stdin.map(text -> command.withStdin(stdinAddNewline ? text + "\n" : text))
                .orElse(command);
    }

    String tidy(String output) {
        return stripEmptyEnds ? output.replaceFirst("[\r\n]+$", "") : output;
    }
}
