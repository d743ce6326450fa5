package dev.sentryprovision.host;

import java.util.Optional;

/** A path at one moment: its status, and its content where it is a file that is small enough to keep. */
public record PathImage(PathStatus status, Optional<Content> content) {}
