package dev.sentryprovision.event;

/**
 * A play as reports name it.
 *
 * @param id    unique within a run, in order of plays
 * @param where {@code file:line}
 */
public record PlayRef(String id, String name, String where) {}
