package dev.sentryprovision.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A problem as text for people: what is wrong, where, the line itself with a mark under the column, what to do.
 *
 * <pre>
 * error: unknown keyword 'whne' on a task
 *   site.yml:4:7
 *    |
 *  4 |       whne: ready
 *    |       ^^^^
 *   did you mean 'when'?
 * </pre>
 *
 * The line is read from the file again; lines of vault envelopes are left out. Secrets written plainly in a file are for
 * the caller to redact.
 */
public final class ProblemText {

    private static final int WIDEST_LINE = 160;
    private static final String VAULT = "$ANSIBLE_VAULT;";

    private ProblemText() {}

    /** All problems, errors first, each followed by an empty line. */
    public static String of(List<Problem> problems) {
        Stream<Problem> sorted =
                Stream.concat(only(problems, Problem.Severity.ERROR), only(problems, Problem.Severity.WARNING));
        return sorted.map(problem -> of(problem) + "\n").collect(Collectors.joining());
    }

    private static Stream<Problem> only(List<Problem> problems, Problem.Severity severity) {
        return problems.stream().filter(problem -> problem.severity() == severity);
    }

    /** One problem, ending with a line end. */
    public static String of(Problem problem) {
        String kind = problem.severity() == Problem.Severity.ERROR ? "error" : "warning";
        StringBuilder text = new StringBuilder(kind + ": " + problem.message() + "\n");
        problem.where().ifPresent(where -> {
            text.append("  ").append(where).append('\n');
            line(where).ifPresent(line -> text.append(excerpt(where, line)));
        });
        if (!problem.hint().isEmpty()) {
            text.append("  ").append(problem.hint()).append('\n');
        }
        return text.toString();
    }

    private static Optional<String> line(SourceSpan where) {
        if (where.line() == 0) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(Path.of(where.source()), StandardCharsets.UTF_8)) {
            List<String> until = lines.limit(where.line()).toList();
            boolean encrypted = until.isEmpty() || until.getFirst().startsWith(VAULT);
            return encrypted || until.size() < where.line()
                    ? Optional.empty()
                    : Optional.of(until.getLast()).filter(ProblemText::isShowable);
        } catch (IOException | UncheckedIOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static boolean isShowable(String line) {
        return !line.contains(VAULT) && !line.strip().matches("[0-9a-f]{40,}") && !line.isBlank();
    }

    private static String excerpt(SourceSpan where, String line) {
        String number = String.valueOf(where.line());
        String margin = " ".repeat(number.length() + 2) + "|";
        int start = Math.max(0, where.column() - WIDEST_LINE / 2);
        String shown = visible(line.substring(Math.min(start, line.length())));
        String cut = shown.length() > WIDEST_LINE ? shown.substring(0, WIDEST_LINE) + "…" : shown;
        String lead = start > 0 ? "…" : "";
        String text = margin + "\n " + number + " | " + lead + cut + "\n";
        return where.column() == 0 ? text + margin + "\n" : text + margin + mark(where, start, lead, line) + "\n";
    }

    private static String mark(SourceSpan where, int start, String lead, String line) {
        int room = Math.max(1, line.length() - where.column() + 1);
        int length = Math.min(Math.min(Math.max(1, where.length()), room), WIDEST_LINE);
        return " ".repeat(lead.length() + where.column() - start) + "^".repeat(length);
    }

    /** Control characters would move the mark, or the terminal. */
    private static String visible(String line) {
        return line.codePoints()
                .map(c -> Character.isISOControl(c) ? (c == '\t' ? ' ' : '?') : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
