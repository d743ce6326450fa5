package dev.sentryprovision.sentry;

import java.util.List;
import java.util.Optional;

/**
 * An image that upstream's files name.
 *
 * @param written  RELEASE in it stands for the release
 * @param variable the setting that names it, for those of Sentry itself
 * @param service  what runs it, for the others
 * @param step     the step of install.sh that runs it once
 * @param build    it is the base of an image that is built on the host
 * @param platform the only one that it is for, as {@code uname -m} says it
 */
public record Image(
        Span span,
        String written,
        Optional<String> variable,
        Optional<String> service,
        Optional<String> step,
        boolean build,
        Optional<String> platform)
        implements Span.Spanned {

    /** Read at the first use of this class. */
    private static final class Known {
        static final List<Image> ALL = KnowledgeFile.read("images", Image::of);
    }

    public static List<Image> all() {
        return Known.ALL;
    }

    /** All that a release needs on a platform, each name once. */
    public static List<String> of(Version release, String platform) {
        return Span.at(release, Known.ALL).stream()
                .filter(image -> image.platform.map(platform::equals).orElse(true))
                .map(image -> image.name(release))
                .distinct()
                .toList();
    }

    /** What .env of a release sets a variable to. */
    public static Optional<String> setBy(String variable, Version release) {
        return Span.at(release, Known.ALL).stream()
                .filter(image -> image.variable.filter(variable::equals).isPresent())
                .map(image -> image.name(release))
                .findFirst();
    }

    private String name(Version release) {
        return written.replace("RELEASE", release.toString());
    }

    private static Image of(Fields fields) {
        return new Image(
                Span.of(fields),
                fields.text("image"),
                fields.optionalText("variable"),
                fields.optionalText("service"),
                fields.optionalText("step"),
                fields.flag("build"),
                fields.optionalText("platform"));
    }
}
