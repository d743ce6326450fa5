package dev.sentryprovision.sentry;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.shell.Command;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The checkout of an installation, asked which changes concern it.
 *
 * @param settings names in .env.custom that the run is about to write
 */
record InstalledFiles(Host host, RemotePath checkout, List<String> settings) {

    /** A file that begins so is written anew by a role, and tried by it; what an old one says does not count. */
    private static final String OWN = "# Written by sentry-provision";

    private static final String ENV_CUSTOM = ".env.custom";

    List<Concern> concernedBy(List<BreakingChange> changes) {
        return changes.stream()
                .flatMap(change -> change.finds().flatMap(this::find).stream().map(where -> new Concern(change, where)))
                .toList();
    }

    private Optional<String> find(Finding finding) {
        return switch (finding) {
            case Finding.Has(String file, Pattern line, Optional<Pattern> unless) ->
                lineOf(file, line, unless).map(number -> file + ":" + number);
            case Finding.Lacks(String file, Pattern line) ->
                !lines(file).isEmpty() && lineOf(file, line, Optional.empty()).isEmpty()
                        ? Optional.of(file)
                        : Optional.empty();
            case Finding.Says(String command) ->
                host.query(Command.script(command).in(checkout.toString())).succeeded()
                        ? Optional.of("\"" + command + "\"")
                        : Optional.empty();
        };
    }

    /** The number of the first line that matches, and not something else in the block that it begins. */
    private Optional<Integer> lineOf(String file, Pattern wanted, Optional<Pattern> unless) {
        List<String> lines = lines(file);
        return IntStream.range(0, lines.size())
                .filter(index -> wanted.matcher(lines.get(index)).find())
                .filter(index -> unless.stream()
                        .noneMatch(other -> block(lines, index)
                                .anyMatch(line -> other.matcher(line).find())))
                .mapToObj(index -> index + 1)
                .findFirst();
    }

    /** A line, and those below it that are further in. */
    private static Stream<String> block(List<String> lines, int first) {
        int margin = indentation(lines.get(first));
        return Stream.concat(
                Stream.of(lines.get(first)),
                lines.stream().skip(first + 1L).takeWhile(line -> line.isBlank() || indentation(line) > margin));
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private List<String> lines(String file) {
        String text = switch (host.ask(Look.Read.small(checkout.child(file))).get()) {
            case Reading.Whole whole -> whole.text();
            case Reading.Absent _, Reading.TooLarge _ -> "";
        };
        if (text.startsWith(OWN)) {
            return List.of();
        }
        return file.equals(ENV_CUSTOM) && !text.isEmpty()
                ? withSettings(text)
                : text.lines().toList();
    }

    private List<String> withSettings(String text) {
        StringBuilder all = new StringBuilder(text.stripTrailing());
        settings.forEach(name -> all.append('\n').append(name).append('='));
        return all.toString().lines().toList();
    }
}
