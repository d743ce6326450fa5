package dev.sentryprovision.run;

import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.template.Omit;
import dev.sentryprovision.template.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The variables that the engine itself provides, each worked out when it is asked for. */
final class MagicVariables implements Variables {

    /** The release of ansible-core whose behaviour is this one's. */
    private static final Map<String, Object> VERSION =
            Map.of("full", "2.19.0", "major", 2L, "minor", 19L, "revision", 0L, "string", "2.19.0");

    private final Map<String, Supplier<Object>> values;

    private MagicVariables(Map<String, Supplier<Object>> values) {
        this.values = values;
    }

    @Override
    public Optional<Object> find(String name) {
        return Optional.ofNullable(values.get(name)).map(Supplier::get);
    }

    @Override
    public Set<String> names() {
        return values.keySet();
    }

    static MagicVariables of(RunContext run, Fleet fleet, PlayRun play, Frame frame, String host) {
        List<RoleInvocation> roles = frame.roles();
        Map<String, Supplier<Object>> values = new HashMap<>(64);
        values.put("inventory_hostname", () -> host);
        values.put("inventory_hostname_short", () -> host.contains(".") ? host.substring(0, host.indexOf('.')) : host);
        values.put("group_names", () -> fleet.groupNames(host));
        values.put("groups", fleet::groups);
        values.put("hostvars", play::hostVars);
        fleet.folder(host).ifPresent(folder -> values.put("inventory_dir", () -> folder));
        fleet.file(host).ifPresent(file -> values.put("inventory_file", () -> file));
        values.put("playbook_dir", () -> play.folder().toString());
        values.put("ansible_play_name", () -> play.ref().name());
        values.put("play_hosts", play::activeNames);
        values.put("ansible_play_hosts", play::activeNames);
        values.put("ansible_play_batch", play::activeNames);
        values.put("ansible_play_hosts_all", play::allNames);
        values.put("ansible_play_role_names", () -> namesOf(play.play().roles()));
        values.put("role_names", () -> namesOf(play.play().roles()));
        values.put("ansible_role_names", () -> namesOf(play.play().roles()));
        values.put("ansible_check_mode", run::checkMode);
        values.put("ansible_diff_mode", () -> run.options().dryRun().showDiff());
        values.put("ansible_forks", () -> (long) run.options().forks());
        values.put("ansible_verbosity", () -> (long) run.options().verbosity());
        values.put(
                "ansible_run_tags",
                () -> run.options().selection().tags().isEmpty()
                        ? List.of("all")
                        : run.options().selection().tags());
        values.put("ansible_skip_tags", () -> run.options().selection().skipTags());
        values.put("ansible_version", () -> VERSION);
        values.put("ansible_inventory_sources", () -> run.options().inventories());
        values.put("omit", () -> Omit.OMIT);
        run.options().selection().limit().ifPresent(limit -> values.put("ansible_limit", () -> limit));
        if (!roles.isEmpty()) {
            RoleInvocation role = roles.getLast();
            values.put("role_path", () -> role.role().folder().toString());
            values.put("role_name", () -> role.role().name());
            values.put("ansible_role_name", () -> role.role().name());
            values.put("ansible_parent_role_names", () -> namesOf(roles.subList(0, roles.size() - 1)));
            values.put("ansible_parent_role_paths", () -> (Object) roles.subList(0, roles.size() - 1).stream()
                    .map(parent -> parent.role().folder().toString())
                    .toList());
            values.put("ansible_dependent_role_names", () -> namesOf(role.dependencies()));
        }
        return new MagicVariables(values);
    }

    private static Object namesOf(List<RoleInvocation> roles) {
        return roles.stream().map(role -> role.role().name()).distinct().toList();
    }
}
