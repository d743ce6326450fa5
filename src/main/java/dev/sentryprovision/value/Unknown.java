package dev.sentryprovision.value;

/**
 * What a dry run cannot know: the result of something it did not do. It may be stored and passed on; a task that uses
 * it is reported as depending on it, never as failed.
 *
 * @param reason what it depends on, as a noun phrase: "the output of 'Install Sentry'"
 */
public record Unknown(String reason) {}
