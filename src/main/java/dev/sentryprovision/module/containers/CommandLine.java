package dev.sentryprovision.module.containers;

import dev.sentryprovision.module.Arguments;
import dev.sentryprovision.module.FromValue;
import dev.sentryprovision.module.commands.ShellWords;
import java.util.List;

/** A command in one line, taken apart as a shell would, without anything else that a shell does. */
public record CommandLine(List<String> words) {

    @FromValue("command line")
    public static CommandLine of(Object value) {
        return new CommandLine(ShellWords.split(Arguments.text(value)));
    }
}
