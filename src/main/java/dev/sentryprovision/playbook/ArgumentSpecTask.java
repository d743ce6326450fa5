package dev.sentryprovision.playbook;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The task that comes before a role's own and checks what the role was given against its argument spec. */
final class ArgumentSpecTask {

    private ArgumentSpecTask() {}

    static Optional<TaskNode> of(String role, Path folder, RoleFiles<String> from, RoleMeta meta) {
        String entry = from.tasks().map(ArgumentSpecTask::withoutEnding).orElse("main");
        return Optional.ofNullable(meta.argumentSpecs().get(entry))
                .filter(spec -> spec.raw() instanceof Map<?, ?>)
                .map(spec -> task(role, folder, entry, spec));
    }

    private static String withoutEnding(String file) {
        return file.replaceFirst("\\.(yml|yaml|json)$", "");
    }

    private static TaskNode task(String role, Path folder, String entry, Written spec) {
        Map<?, ?> content = (Map<?, ?>) spec.raw();
        String title = "Validating arguments against arg spec '" + entry + "'"
                + (content.get("short_description") instanceof String text ? " - " + text : "");
        Object options = content.get("options") instanceof Map<?, ?> map ? map : Map.of();
        Map<String, Written> args = new LinkedHashMap<>();
        args.put("argument_spec", new Written(options, spec.where()));
        args.put("provided_arguments", new Written(Map.of(), spec.where()));
        args.put("validate_args_context", new Written(context(role, folder, entry), spec.where()));
        ModuleCall call = new ModuleCall(
                "ansible.builtin.validate_argument_spec",
                "validate_argument_spec",
                args,
                Optional.empty(),
                Optional.empty(),
                spec.where());
        return Task.of(
                new Written(title, spec.where()),
                Keywords.NONE.withTags(List.of(new Written("always", spec.where()))),
                call);
    }

    private static Map<String, Object> context(String role, Path folder, String entry) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("type", "role");
        context.put("name", role);
        context.put("argument_spec_name", entry);
        context.put("path", folder.toString());
        return context;
    }
}
