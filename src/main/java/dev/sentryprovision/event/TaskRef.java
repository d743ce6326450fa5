package dev.sentryprovision.event;

/**
 * A task as reports name it.
 *
 * @param id     unique within a run
 * @param name   with the role in front: {@code role : name}
 * @param module as written in the playbook
 * @param where  {@code file:line}
 * @param showsDiff whether it wants its differences shown although the run does not
 */
public record TaskRef(
        String id, PlayRef play, String name, String module, String where, boolean handler, boolean showsDiff) {

    public TaskRef(String id, PlayRef play, String name, String module, String where, boolean handler) {
        this(id, play, name, module, where, handler, false);
    }
}
