package dev.sentryprovision.host;

import java.util.Optional;

/** One entry of a directory tree; {@code digest} is the SHA-256 of a regular file, when it was asked for. */
public record TreeEntry(RemotePath path, PathStatus status, Optional<String> digest) {}
