package dev.sentryprovision.host;

import java.util.Optional;

/** A path at one moment: its status, and its content where it is a file that is small enough to keep. */
public record PathImage(PathStatus status, Optional<Content> content) {

    /** Whether a change to {@code after} takes nothing away that is not in this image. */
    boolean isKeptThrough(PathImage after) {
        return switch (status.kind()) {
            case ABSENT, SYMBOLIC_LINK -> true;
            case FILE -> content.isPresent() || after.status.isFile() && after.content.isEmpty();
            case DIRECTORY, OTHER -> after.status.kind() == status.kind();
        };
    }
}
