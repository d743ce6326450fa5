package dev.sentryprovision.sentry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that install.sh can be told.
 *
 * @param variable of its environment; what it does not know it ignores
 * @param flag     the same on its command line; what it does not know ends it
 * @param answer   what an unattended run sets
 */
public record InstallerFlag(Span span, String variable, Optional<String> flag, Optional<String> answer, String means)
        implements Span.Spanned {

    /** Read at the first use of this class. */
    private static final class Known {
        static final List<InstallerFlag> ALL = KnowledgeFile.read("installer_flags", InstallerFlag::of);
    }

    public static List<InstallerFlag> all() {
        return Known.ALL;
    }

    /** Those that a release knows. */
    public static List<InstallerFlag> of(Version release) {
        return Span.at(release, Known.ALL);
    }

    /** The environment in which install.sh of a release asks nothing. */
    public static Map<String, String> answers(Version release) {
        Map<String, String> answers = new LinkedHashMap<>();
        of(release).forEach(flag -> flag.answer.ifPresent(answer -> answers.put(flag.variable, answer)));
        return answers;
    }

    private static InstallerFlag of(Fields fields) {
        return new InstallerFlag(
                Span.of(fields),
                fields.text("variable"),
                fields.optionalText("flag"),
                fields.optionalText("answer"),
                fields.text("means"));
    }
}
