package dev.sentryprovision.cli;

import dev.sentryprovision.config.Setting;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.report.ConsoleSettings;
import dev.sentryprovision.report.FileReport;
import dev.sentryprovision.report.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What a run shows and leaves behind. */
final class OutputOptions {

    private final IntSupplier verbose;
    private final BooleanSupplier noColour;
    private final Supplier<List<String>> reports;

    OutputOptions(Declared options) {
        verbose = options.count("show results; -vv also where tasks are, up to -vvvv", "-v", "--verbose");
        noColour = options.flag("no colours; NO_COLOR and ANSIBLE_NOCOLOR say the same", "--no-color");
        reports = options.many("FORMAT=FILE", "leave a report: json=FILE or html=FILE; may be repeated", "--report");
    }

    int verbosity(Surroundings surroundings) {
        int given = verbose.getAsInt();
        return given > 0
                ? given
                : surroundings.configuration().number(Setting.VERBOSITY).orElse(0);
    }

    ConsoleSettings console(Surroundings surroundings) {
        return ConsoleSettings.from(
                surroundings.environment(),
                surroundings.terminal(),
                noColour.getAsBoolean(),
                verbosity(surroundings),
                surroundings.configuration());
    }

    List<FileReport> reports(Surroundings surroundings) {
        return reports.get().stream().map(text -> report(text, surroundings)).toList();
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
