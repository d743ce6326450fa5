package dev.sentryprovision.cli;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.report.ConsoleSettings;
import dev.sentryprovision.report.FileReport;
import dev.sentryprovision.report.ReportFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a run shows and leaves behind. */
final class OutputOptions {

    @Option(
            names = {"-v", "--verbose"},
            description = "show results; -vv also where tasks are, up to -vvvv")
    private boolean[] verbose = {};

    @Option(names = "--no-color", description = "no colours; NO_COLOR and ANSIBLE_NOCOLOR say the same")
    private boolean noColour;

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            description = "leave a report: json=FILE or html=FILE; may be repeated")
    private List<String> reports = new ArrayList<>();

    int verbosity() {
        return verbose.length;
    }

    ConsoleSettings console(Surroundings surroundings) {
        return ConsoleSettings.from(surroundings.environment(), surroundings.terminal(), noColour, verbosity());
    }

    List<FileReport> reports(Surroundings surroundings) {
        return reports.stream().map(text -> report(text, surroundings)).toList();
    }

    private static FileReport report(String text, Surroundings surroundings) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new ProblemException(Problem.error("--report '" + text + "' is not FORMAT=FILE")
                    .withHint("for example --report json=report.json"));
        }
        String label = text.substring(0, equals);
        Path file = Home.expand(Path.of(text.substring(equals + 1)), surroundings);
        ReportFormat format = ReportFormat.named(label).orElseThrow(() -> new ProblemException(unknown(label)));
        return new FileReport(format, surroundings.workingDirectory().resolve(file), surroundings.clock());
    }

    private static Problem unknown(String label) {
        String hint = Nearest.hint(label, ReportFormat.labels());
        return Problem.error("--report: there is no format '" + label + "'")
                .withHint(hint.isEmpty() ? "there are " + String.join(", ", ReportFormat.labels()) : hint);
    }
}
