package dev.sentryprovision.event;

/**
 * A task as reports name it.
 *
 * @param id     unique within a run
 * @param name   with the role in front: {@code role : name}
 * @param module as written in the playbook
 * @param where  {@code file:line}
 */
public record TaskRef(String id, PlayRef play, String name, String module, String where, boolean handler) {}
