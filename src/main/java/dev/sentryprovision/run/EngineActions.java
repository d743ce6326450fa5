package dev.sentryprovision.run;

import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Param;
import java.util.List;

/** What is written like a module but done by the engine: declared here for documentation and checks. */
public final class EngineActions {

    private EngineActions() {}

    public static final List<Class<? extends Record>> ALL = List.of(Meta.class);

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
}
