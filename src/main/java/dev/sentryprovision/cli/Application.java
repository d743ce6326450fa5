package dev.sentryprovision.cli;

import dev.sentryprovision.problem.Nearest;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

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
                        ? execute(verb.get(), Arrays.copyOfRange(args, 1, args.length))
                        : unknownVerb(first);
            }
        };
    }

    private int execute(Verb verb, String... args) {
        Declared options = Declared.forVerb(verb);
        Command command = verb.command(surroundings, options);
        CommandLine line = commandLine(options);
        try {
            if (line.parseArgs(args).isUsageHelpRequested()) {
                return print(line.getUsageMessage().stripTrailing() + "\n");
            }
            return command.run();
        } catch (ParameterException mistake) {
            surroundings.err().println("error: " + surroundings.redactor().redact(UsageMistake.sentence(mistake)));
            return ExitStatus.USER;
        } catch (RuntimeException | Error failure) {
            return new Failures(surroundings).status(failure);
        }
    }

    private static CommandLine commandLine(Declared options) {
        return new CommandLine(options.spec())
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setAllowOptionsAsOptionParameters(false)
                .setUnmatchedOptionsAllowedAsOptionParameters(true)
                .setUsageHelpAutoWidth(false);
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
            text.append("  %-12s %s%n".formatted(verb.label(), verb.summary()));
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
