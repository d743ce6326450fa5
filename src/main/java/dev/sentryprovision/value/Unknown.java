package dev.sentryprovision.value;

/**
 * What a dry run cannot know: the result of something it did not do. It may be stored and passed on; a task that uses
 * it is reported as depending on it, never as failed.
 *
 * @param reason  what it depends on, as a noun phrase: "the output of 'Install Sentry'"
 * @param isThere whether there will be a value; else even that cannot be known
 */
public record Unknown(String reason, boolean isThere) {

    /** A value that there will be. */
    public Unknown(String reason) {
        this(reason, true);
    }

    /** What there may be, or may not. */
    public static Unknown perhaps(String reason) {
        return new Unknown(reason, false);
    }
}
