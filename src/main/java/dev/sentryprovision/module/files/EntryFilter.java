package dev.sentryprovision.module.files;

import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.TreeEntry;
import dev.sentryprovision.module.Wildcard;
import java.util.List;
import java.util.function.Predicate;

/** Which entries count, as far as their names and attributes tell; {@code now} is in seconds since 1970. */
record EntryFilter(FindModule.Params params, double now) {

    boolean admits(TreeEntry entry) {
        PathStatus status = entry.status();
        String name = entry.path().fileName();
        return (params.hidden() || !name.startsWith("."))
                && isOfKind(status)
                && isNamed(name)
                && isAged(status)
                && isSized(status)
                && isPermitted(status);
    }

    private boolean isOfKind(PathStatus status) {
        return switch (params.fileType()) {
            case FILE -> status.isFile();
            case DIRECTORY -> status.isDirectory();
            case LINK -> status.isLink();
            case ANY -> true;
        };
    }

    private boolean isNamed(String name) {
        return (params.patterns().isEmpty() || anyMatches(params.patterns(), name))
                && !anyMatches(params.excludes(), name);
    }

    private boolean anyMatches(List<String> patterns, String name) {
        Predicate<String> matches = params.useRegex()
                ? pattern -> LinePattern.of(pattern).isAtStartOf(name)
                : pattern -> new Wildcard(pattern).matches(name);
        return patterns.stream().anyMatch(matches);
    }

    private boolean isAged(PathStatus status) {
        double stamp = switch (params.ageStamp()) {
            case MTIME -> status.modified();
            case ATIME -> status.accessed();
            case CTIME -> status.changed();
        };
        return params.age().map(age -> age.seconds().admits(now - stamp)).orElse(true);
    }

    /** Only files have a size. */
    private boolean isSized(PathStatus status) {
        return !status.isFile()
                || params.size()
                        .map(size -> size.bytes().admits((double) status.size()))
                        .orElse(true);
    }

    private boolean isPermitted(PathStatus status) {
        return params.mode()
                .map(mode -> mode.applyTo(0, status.isDirectory()))
                .map(bits -> params.exactMode() ? status.mode() == bits : (status.mode() & bits) != 0)
                .orElse(true);
    }
}
