package dev.sentryprovision.cli;

import dev.sentryprovision.problem.Nearest;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;

/** A command line from its words to its exit status. */
final class Application {

    static final String NAME = "sentry-provision";

    private final Surroundings surroundings;

    Application(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    int execute(String... args) {
        String first = args.length == 0 ? "" : args[0];
        return switch (first) {
            case "" -> {
                surroundings.err().print(help());
                yield ExitStatus.USER;
            }
            case "-h", "--help" -> print(help());
            case "help" -> args.length == 1 ? print(help()) : execute(args[1], "--help");
            case "--version", "-V" -> print(NAME + " " + version() + "\n");
            default -> {
                Optional<Verb> verb = Verb.named(first);
                yield verb.isPresent()
                        ? commandLine(verb.get()).execute(Arrays.copyOfRange(args, 1, args.length))
                        : unknownVerb(first);
            }
        };
    }

    /** For documentation and tests too: a verb with all its options. */
    CommandLine commandLine(Verb verb) {
        CommandLine line = new CommandLine(verb.command(surroundings))
                .setCommandName(NAME + " " + verb.label())
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setAllowOptionsAsOptionParameters(false)
                .setUnmatchedOptionsAllowedAsOptionParameters(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler(new UsageMistakes(surroundings))
                .setExecutionExceptionHandler(new Failures(surroundings));
        line.getCommandSpec().usageMessage().description(verb.summary());
        return line;
    }

    private int unknownVerb(String word) {
        String hint = Nearest.hint(word, Verb.labels());
        surroundings
                .err()
                .println("error: '" + word + "' is not a command; "
                        + (hint.isEmpty() ? "there are " + String.join(", ", Verb.labels()) : hint));
        return ExitStatus.USER;
    }

    private int print(String text) {
        surroundings.out().print(text);
        return ExitStatus.DONE;
    }

    private static String help() {
        StringBuilder text = new StringBuilder("Usage: " + NAME + " COMMAND [OPTION…] …\n\n");
        for (Verb verb : Verb.values()) {
            text.append("  %-10s %s%n".formatted(verb.label(), verb.summary()));
        }
        return text.append("\n'" + NAME + " COMMAND --help' shows the options of a command.\n")
                .toString();
    }

    /** Of the jar this runs from; classes in a folder have none. */
    private static String version() {
        return Optional.ofNullable(Application.class.getPackage().getImplementationVersion())
                .orElse("(not built)");
    }
}
