package dev.sentryprovision.config;

import static dev.sentryprovision.config.SettingType.FLAG;
import static dev.sentryprovision.config.SettingType.FOLDERS;
import static dev.sentryprovision.config.SettingType.NUMBER;
import static dev.sentryprovision.config.SettingType.PATH;
import static dev.sentryprovision.config.SettingType.SOURCES;
import static dev.sentryprovision.config.SettingType.TEXT;
import static dev.sentryprovision.config.SettingType.WORDS;

import java.util.List;

/**
 * The settings of Ansible that have a meaning here; names, keys and types are those of ansible-core's {@code base.yml} and
 * of its ssh and default callback plugins. The table is {@code docs/configuration.md} as well.
 */
public enum Setting {
    INVENTORY(SOURCES, "", "defaults.inventory", "ANSIBLE_INVENTORY", "inventories where no -i is given"),
    ROLES_PATH(
            FOLDERS,
            "~/.ansible/roles:/usr/share/ansible/roles:/etc/ansible/roles",
            "defaults.roles_path",
            "ANSIBLE_ROLES_PATH",
            "where roles are looked for, after roles/ beside the playbook"),
    COLLECTIONS_PATH(
            FOLDERS,
            "~/.ansible/collections:/usr/share/ansible/collections",
            "defaults.collections_paths defaults.collections_path",
            "ANSIBLE_COLLECTIONS_PATHS ANSIBLE_COLLECTIONS_PATH",
            "where roles and playbooks of collections are looked for"),
    FORKS(NUMBER, "5", "defaults.forks", "ANSIBLE_FORKS", "hosts worked on at once"),
    STRATEGY(TEXT, "linear", "defaults.strategy", "ANSIBLE_STRATEGY", "strategy of plays that name none"),
    FORCE_HANDLERS(
            FLAG, "no", "defaults.force_handlers", "ANSIBLE_FORCE_HANDLERS", "handlers run on hosts that failed, too"),
    ANY_ERRORS_FATAL(
            FLAG,
            "no",
            "defaults.any_errors_fatal",
            "ANSIBLE_ANY_ERRORS_FATAL",
            "the failure of one host ends the play for all"),
    TASK_TIMEOUT(NUMBER, "0", "defaults.task_timeout", "ANSIBLE_TASK_TIMEOUT", "seconds a task may take; 0: for ever"),
    GATHERING(
            TEXT,
            "implicit",
            "defaults.gathering",
            "ANSIBLE_GATHERING",
            "whether plays gather facts that do not say so",
            "implicit explicit smart"),
    GATHER_SUBSET(
            WORDS,
            "all",
            "defaults.gather_subset",
            "ANSIBLE_GATHER_SUBSET",
            "which facts plays gather that do not say"),
    HASH_BEHAVIOUR(
            TEXT,
            "replace",
            "defaults.hash_behaviour",
            "ANSIBLE_HASH_BEHAVIOUR",
            "whether mappings of several levels replace each other or are merged",
            "replace merge"),
    REMOTE_USER(TEXT, "", "defaults.remote_user", "ANSIBLE_REMOTE_USER", "the user to log in as"),
    REMOTE_PORT(NUMBER, "", "defaults.remote_port", "ANSIBLE_REMOTE_PORT", "the port of SSH"),
    PRIVATE_KEY_FILE(PATH, "", "defaults.private_key_file", "ANSIBLE_PRIVATE_KEY_FILE", "the key to log in with"),
    HOST_KEY_CHECKING(
            FLAG,
            "",
            "defaults.host_key_checking ssh_connection.host_key_checking",
            "ANSIBLE_HOST_KEY_CHECKING ANSIBLE_SSH_HOST_KEY_CHECKING",
            "whether host keys are checked; without it ssh_config decides"),
    TIMEOUT(
            NUMBER,
            "10",
            "defaults.timeout ssh_connection.timeout",
            "ANSIBLE_TIMEOUT ANSIBLE_SSH_TIMEOUT",
            "seconds that opening a connection may take"),
    TRANSPORT(TEXT, "smart", "defaults.transport", "ANSIBLE_TRANSPORT", "how hosts are reached: ssh or local"),
    SSH_ARGS(TEXT, "", "ssh_connection.ssh_args", "ANSIBLE_SSH_ARGS", "arguments for ssh, read as its options"),
    SSH_COMMON_ARGS(TEXT, "", "ssh_connection.ssh_common_args", "ANSIBLE_SSH_COMMON_ARGS", "more of them"),
    SSH_EXTRA_ARGS(TEXT, "", "ssh_connection.ssh_extra_args", "ANSIBLE_SSH_EXTRA_ARGS", "more of them"),
    ASK_PASS(FLAG, "no", "defaults.ask_pass", "ANSIBLE_ASK_PASS", "ask for the login password"),
    CONNECTION_PASSWORD_FILE(
            PATH,
            "",
            "defaults.connection_password_file",
            "ANSIBLE_CONNECTION_PASSWORD_FILE",
            "file with the login password"),
    BECOME(FLAG, "no", "privilege_escalation.become", "ANSIBLE_BECOME", "become another user for all tasks"),
    BECOME_METHOD(TEXT, "sudo", "privilege_escalation.become_method", "ANSIBLE_BECOME_METHOD", "sudo, su or doas"),
    BECOME_USER(TEXT, "root", "privilege_escalation.become_user", "ANSIBLE_BECOME_USER", "whom to become"),
    BECOME_FLAGS(
            TEXT,
            "",
            "privilege_escalation.become_flags",
            "ANSIBLE_BECOME_FLAGS",
            "options for the program that becomes another user"),
    BECOME_ASK_PASS(
            FLAG,
            "no",
            "privilege_escalation.become_ask_pass",
            "ANSIBLE_BECOME_ASK_PASS",
            "ask for the password that becoming needs"),
    BECOME_PASSWORD_FILE(
            PATH,
            "",
            "defaults.become_password_file privilege_escalation.become_password_file",
            "ANSIBLE_BECOME_PASSWORD_FILE",
            "file with that password"),
    ASK_VAULT_PASS(FLAG, "no", "defaults.ask_vault_pass", "ANSIBLE_ASK_VAULT_PASS", "ask for the vault password"),
    VAULT_PASSWORD_FILE(
            PATH,
            "",
            "defaults.vault_password_file",
            "ANSIBLE_VAULT_PASSWORD_FILE",
            "file with the vault password, or an executable that prints it"),
    VAULT_IDENTITY_LIST(
            WORDS,
            "",
            "defaults.vault_identity_list",
            "ANSIBLE_VAULT_IDENTITY_LIST",
            "vault passwords with names: ID@SOURCE"),
    VAULT_ENCRYPT_IDENTITY(
            TEXT,
            "",
            "defaults.vault_encrypt_identity",
            "ANSIBLE_VAULT_ENCRYPT_IDENTITY",
            "the name of the vault password that encrypts"),
    TAGS_RUN(WORDS, "", "tags.run", "ANSIBLE_RUN_TAGS", "only tasks with one of these tags"),
    TAGS_SKIP(WORDS, "", "tags.skip", "ANSIBLE_SKIP_TAGS", "no tasks with one of these tags"),
    DIFF_ALWAYS(FLAG, "no", "diff.always", "ANSIBLE_DIFF_ALWAYS", "show what changes in files"),
    VERBOSITY(NUMBER, "0", "defaults.verbosity", "ANSIBLE_VERBOSITY", "as many -v"),
    NOCOLOR(FLAG, "no", "defaults.nocolor", "ANSIBLE_NOCOLOR", "no colours"),
    FORCE_COLOR(FLAG, "no", "defaults.force_color", "ANSIBLE_FORCE_COLOR", "colours where there is no terminal, too"),
    STDOUT_CALLBACK(
            TEXT,
            "default",
            "defaults.stdout_callback",
            "ANSIBLE_STDOUT_CALLBACK",
            "the look of the output; there is one, and it is the same for all names"),
    DISPLAY_SKIPPED_HOSTS(
            FLAG,
            "yes",
            "defaults.display_skipped_hosts",
            "ANSIBLE_DISPLAY_SKIPPED_HOSTS",
            "show hosts that skip a task"),
    DISPLAY_OK_HOSTS(
            FLAG,
            "yes",
            "defaults.display_ok_hosts",
            "ANSIBLE_DISPLAY_OK_HOSTS",
            "show hosts on which a task changed nothing"),
    SHOW_CUSTOM_STATS(
            FLAG,
            "no",
            "defaults.show_custom_stats",
            "ANSIBLE_SHOW_CUSTOM_STATS",
            "show at the end what tasks kept with set_stats"),
    INJECT_FACTS(
            FLAG,
            "yes",
            "defaults.inject_facts_as_vars",
            "ANSIBLE_INJECT_FACT_VARS",
            "facts are variables of their own, too",
            "yes true on y t 1"),
    ERROR_ON_UNDEFINED(
            FLAG,
            "yes",
            "defaults.error_on_undefined_vars",
            "ANSIBLE_ERROR_ON_UNDEFINED_VARS",
            "a variable that is not defined is an error",
            "yes true on y t 1"),
    PRIVATE_ROLE_VARS(
            FLAG,
            "no",
            "defaults.private_role_vars",
            "ANSIBLE_PRIVATE_ROLE_VARS",
            "variables of roles are seen by them alone",
            "no false off n f 0"),
    MANAGED(
            TEXT,
            "Ansible managed",
            "defaults.ansible_managed",
            "",
            "the text of ansible_managed in template files; {file}, {host}, {uid} and what strftime knows are filled in"),
    NO_LOG(FLAG, "no", "defaults.no_log", "ANSIBLE_NO_LOG", "no results are shown", "no false off n f 0"),
    VARIABLE_PRECEDENCE(
            TEXT,
            "",
            "defaults.precedence",
            "ANSIBLE_PRECEDENCE",
            "the order of variables of groups",
            "all_inventory,groups_inventory,all_plugins_inventory,all_plugins_play,groups_plugins_inventory,"
                    + "groups_plugins_play"),
    PLAYBOOK_VARS_ROOT(
            TEXT,
            "top",
            "defaults.playbook_vars_root",
            "ANSIBLE_PLAYBOOK_VARS_ROOT",
            "beside which playbook group_vars are looked for",
            "top");

    private final SettingType type;
    private final String standard;
    /** Never changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> keys;
    /** Never changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> variables;

    private final String meaning;
    /** Never changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> choices;

    Setting(SettingType type, String standard, String keys, String variables, String meaning) {
        this(type, standard, keys, variables, meaning, "");
    }

    /** @param choices the values that can be honoured, with blanks; any when empty */
    Setting(SettingType type, String standard, String keys, String variables, String meaning, String choices) {
        this.type = type;
        this.standard = standard;
        this.keys = List.of(keys.split(" "));
        this.variables = variables.isEmpty() ? List.of() : List.of(variables.split(" "));
        this.meaning = meaning;
        this.choices = choices.isEmpty() ? List.of() : List.of(choices.split(" "));
    }

    public SettingType type() {
        return type;
    }

    /** What holds when nobody says anything; empty where it depends. */
    public String standard() {
        return standard;
    }

    /** {@code section.key}, the strongest last. */
    public List<String> keys() {
        return keys;
    }

    /** Environment variables, the strongest last. */
    public List<String> variables() {
        return variables;
    }

    public String meaning() {
        return meaning;
    }

    /** The values that can be honoured; any when empty. */
    public List<String> choices() {
        return choices;
    }
}
