package dev.sentryprovision.vars;

/** The levels of precedence, weakest first: those of Ansible, with magic and loop variables above them. */
public enum Layer {
    ROLE_DEFAULTS("role defaults"),
    INVENTORY_GROUP("inventory group"),
    INVENTORY_GROUP_VARS_ALL("group_vars/all beside the inventory"),
    PLAYBOOK_GROUP_VARS_ALL("group_vars/all beside the playbook"),
    INVENTORY_GROUP_VARS("group_vars beside the inventory"),
    PLAYBOOK_GROUP_VARS("group_vars beside the playbook"),
    INVENTORY_HOST("inventory host"),
    INVENTORY_HOST_VARS("host_vars beside the inventory"),
    PLAYBOOK_HOST_VARS("host_vars beside the playbook"),
    FACTS("facts"),
    PLAY_VARS("play vars"),
    PLAY_PROMPTS("play vars_prompt"),
    PLAY_VARS_FILES("play vars_files"),
    ROLE_VARS("role vars"),
    BLOCK_VARS("block vars"),
    TASK_VARS("task vars"),
    INCLUDE_VARS("include_vars"),
    SET_FACTS("set_fact and registered results"),
    ROLE_PARAMS("role parameters"),
    INCLUDE_PARAMS("include parameters"),
    EXTRA_VARS("extra vars"),
    MAGIC("magic variables"),
    LOOP("loop variables");

    private final String label;

    Layer(String label) {
        this.label = label;
    }

    /** As a reader of a report would call it. */
    public String label() {
        return label;
    }
}
