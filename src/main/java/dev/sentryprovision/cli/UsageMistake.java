package dev.sentryprovision.cli;

import dev.sentryprovision.problem.Nearest;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be understood: one line that says what to change. */
final class UsageMistake {

    private UsageMistake() {}

    static String sentence(ParameterException mistake) {
        return switch (mistake) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing when !missing.getMissing().isEmpty() -> missing(missing);
            default -> lowerCaseFirst(mistake.getMessage());
        };
    }

    private static String unmatched(UnmatchedArgumentException mistake) {
        CommandLine command = mistake.getCommandLine();
        String word = mistake.getUnmatched().getFirst();
        if (!word.startsWith("-")) {
            return "'" + word + "' is one argument too many" + seeHelp(command);
        }
        String name = word.startsWith("--") && word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        return RefusedOptions.reason(name)
                .map(reason -> name + " is an option of Ansible that is not here: " + reason)
                .orElseGet(() -> unknownOption(command, name));
    }

    private static String unknownOption(CommandLine command, String name) {
        List<String> known = command.getCommandSpec().options().stream()
                .flatMap(option -> List.of(option.names()).stream())
                .filter(other -> other.startsWith("--"))
                .toList();
        String hint = Nearest.hint(name, known);
        String said = command.getCommandName() + " has no option '" + name + "'";
        return hint.isEmpty() ? said + seeHelp(command) : said + "; " + hint;
    }

    private static String missing(MissingParameterException mistake) {
        ArgSpec missing = mistake.getMissing().getFirst();
        String label = missing.paramLabel();
        return missing instanceof OptionSpec option
                ? "option " + option.longestName() + " needs a value: " + label
                : "which " + label + "?" + seeHelp(mistake.getCommandLine());
    }

    private static String seeHelp(CommandLine command) {
        return " ('" + command.getCommandName() + " --help' shows how)";
    }

    private static String lowerCaseFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
