package dev.sentryprovision.run;

import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Param;
import java.util.List;
import java.util.Map;

/** What is written like a module but done by the engine: declared here for documentation and checks. */
public final class EngineActions {

    private EngineActions() {}

    public static final List<Class<? extends Record>> ALL = List.of(
            Meta.class,
            IncludeTasks.class,
            ImportTasks.class,
            IncludeRole.class,
            ImportRole.class,
            ImportPlaybook.class);

    @ModuleSpec(
            name = "meta",
            summary = "Tells the engine to do something in between tasks.",
            freeForm = "action",
            needsHost = false,
            lookAhead = false,
            examples = {"- meta: flush_handlers", "- meta: end_host\n  when: sentry_installed.stat.exists"})
    record Meta(
            @Param(
                    value = "flush_handlers, end_host, end_role, end_batch, end_play, clear_facts, clear_host_errors,"
                            + " refresh_inventory, reset_connection or noop.",
                    required = true)
            String action) {}

    @ModuleSpec(
            name = "include_tasks",
            summary = "Runs the tasks of a file; which file is told when the task is reached, for each host and item.",
            freeForm = "file",
            needsHost = false,
            lookAhead = false,
            examples = "- include_tasks: \"{{ ansible_facts.os_family }}.yml\"")
    record IncludeTasks(
            @Param(value = "The file.", required = true) String file,

            @Param("Keywords for the included tasks: tags, become, environment ...")
            Map<String, Object> apply) {}

    @ModuleSpec(
            name = "import_tasks",
            summary = "Puts the tasks of a file in this place before anything runs; keywords hold for each of them.",
            freeForm = "file",
            needsHost = false,
            lookAhead = false,
            examples = "- import_tasks: install.yml")
    record ImportTasks(
            @Param(value = "The file; its name may be made of extra variables and of vars around it.", required = true)
            String file) {}

    @ModuleSpec(
            name = "include_role",
            summary = "Runs a role; which role is told when the task is reached, for each host and item.",
            needsHost = false,
            lookAhead = false,
            examples = """
                    - include_role:
                        name: backup
                        tasks_from: restore
                    """)
    record IncludeRole(
            @Param(value = "The role.", aliases = "role", required = true)
            String name,

            RoleParts parts,

            @Param("Keywords for the tasks of the role: tags, become, environment ...")
            Map<String, Object> apply,

            @Param(
                    value = "Whether the rest of the play sees the role's defaults and vars.",
                    name = "public",
                    defaultValue = "no")
            boolean isPublic) {}

    @ModuleSpec(
            name = "import_role",
            summary = "Puts the tasks of a role in this place before anything runs; keywords hold for each of them.",
            needsHost = false,
            lookAhead = false,
            examples = """
                    - import_role:
                        name: backup
                    """)
    record ImportRole(
            @Param(value = "The role.", aliases = "role", required = true)
            String name,

            RoleParts parts,

            @Param(
                    value = "Accepted: what an import brings is seen by the whole play.",
                    name = "public",
                    defaultValue = "yes")
            boolean isPublic) {}

    /** Which files of a role, and how. */
    record RoleParts(
            @Param(value = "The file of tasks.", defaultValue = "main")
            String tasksFrom,

            @Param(value = "The file of vars.", defaultValue = "main")
            String varsFrom,

            @Param(value = "The file of defaults.", defaultValue = "main")
            String defaultsFrom,

            @Param(value = "The file of handlers.", defaultValue = "main")
            String handlersFrom,

            @Param(value = "Run the role though the host had it already.", defaultValue = "yes")
            boolean allowDuplicates,

            @Param(value = "Check variables against the role's argument specs.", defaultValue = "yes")
            boolean rolespecValidate) {}

    @ModuleSpec(
            name = "import_playbook",
            summary = "Puts the plays of another playbook in this place; it stands where a play would.",
            freeForm = "file",
            needsHost = false,
            lookAhead = false,
            examples = "- import_playbook: upgrade.yml")
    record ImportPlaybook(
            @Param(value = "The playbook.", required = true) String file) {}
}
