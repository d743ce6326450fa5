package dev.sentryprovision.playbook;

import java.util.List;
import java.util.Set;

/** Names of modules as tasks write them, and what the language knows of some modules by name. */
final class ModuleName {

    private static final List<String> PREFIXES = List.of("ansible.builtin.", "ansible.legacy.");

    private static final Set<String> COMMAND_LINES = Set.of(
            "command",
            "shell",
            "raw",
            "script",
            "win_command",
            "win_shell",
            "ansible.windows.win_command",
            "ansible.windows.win_shell");

    private static final Set<String> FREE_TEXTS = Set.of(
            "include_vars",
            "include_tasks",
            "include_role",
            "import_tasks",
            "import_role",
            "import_playbook",
            "include",
            "add_host",
            "group_by",
            "set_fact",
            "meta");

    /** Those of them that take arguments, which one template may give all at once. */
    private static final Set<String> OF_ARGUMENTS = Set.of("add_host", "group_by", "set_fact");

    private ModuleName() {}

    /** The name without the prefix that stands for what is built in. */
    static String shortened(String written) {
        return PREFIXES.stream()
                .filter(written::startsWith)
                .findFirst()
                .map(prefix -> written.substring(prefix.length()))
                .orElse(written);
    }

    /** Whether its free text is a command line, which may hold {@code =} anywhere. */
    static boolean takesCommandLine(String name) {
        return COMMAND_LINES.contains(name);
    }

    /** Whether a text that is one template gives all its arguments. */
    static boolean takesArguments(String name) {
        return !takesFreeText(name) || OF_ARGUMENTS.contains(name);
    }

    /** Whether text that is not {@code key=value} means something to it. */
    static boolean takesFreeText(String name) {
        return takesCommandLine(name) || FREE_TEXTS.contains(name);
    }
}
