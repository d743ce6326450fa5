package dev.sentryprovision.template;

import dev.sentryprovision.value.Unknown;

/** A template used what a dry run cannot know. The task that used it depends on it; it has not failed. */
public final class UnknownValueException extends RuntimeException {

    private final Unknown unknown;

    public UnknownValueException(Unknown unknown) {
        super("depends on " + unknown.reason(), null, false, false);
        this.unknown = unknown;
    }

    public Unknown unknown() {
        return unknown;
    }

    /** What it depends on, as a noun phrase. */
    public String reason() {
        return unknown.reason();
    }
}
