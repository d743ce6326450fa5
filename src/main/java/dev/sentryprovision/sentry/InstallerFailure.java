package dev.sentryprovision.sentry;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A failure of install.sh that is known.
 *
 * @param shows what its output has
 * @param means what happened
 * @param cure  what to do
 */
public record InstallerFailure(String id, Pattern shows, String means, String cure, String source) {

    /** Read at the first use of this class. */
    private static final class Known {
        static final List<InstallerFailure> ALL = KnowledgeFile.read("installer_failures", InstallerFailure::of);
    }

    /** The more special come first. */
    public static List<InstallerFailure> all() {
        return Known.ALL;
    }

    /**
     * Explains a run that failed: by its last step, and where that says nothing, by all of its output.
     *
     * @param log output of install.sh, or its end
     */
    public static Optional<InstallerFailure> explain(String log) {
        return first(lastStep(log)).or(() -> first(log));
    }

    private static Optional<InstallerFailure> first(String text) {
        return all().stream()
                .filter(failure -> failure.shows.matcher(text).find())
                .findFirst();
    }

    private static String lastStep(String log) {
        List<String> lines = log.lines().toList();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (InstallerStep.heading(lines.get(i)).isPresent()) {
                return String.join("\n", lines.subList(i, lines.size()));
            }
        }
        return log;
    }

    private static InstallerFailure of(Fields fields) {
        return new InstallerFailure(
                fields.text("id"),
                Pattern.compile(fields.text("shows")),
                fields.text("means"),
                fields.text("cure"),
                fields.text("source"));
    }
}
