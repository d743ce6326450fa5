package dev.sentryprovision.playbook;

/** The part of a play in which a task stands. */
public enum Section {
    PRE_TASKS,
    ROLES,
    TASKS,
    POST_TASKS,
    HANDLERS
}
