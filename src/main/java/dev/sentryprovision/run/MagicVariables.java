package dev.sentryprovision.run;

import dev.sentryprovision.template.Omit;
import dev.sentryprovision.template.Variables;
import java.nio.file.Path;
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
        Map<String, Supplier<Object>> values = new HashMap<>(64);
        addHost(fleet, host, values);
        addPlay(play, values);
        addRun(run, values);
        new RoleVariables(play.play().roles(), frame.roles()).addTo(values);
        values.put(
                "ansible_search_path",
                () -> (Object) SearchPath.of(frame, play.play().file(), play.folder()).folders().stream()
                        .map(Path::toString)
                        .toList());
        return new MagicVariables(values);
    }

    private static void addHost(Fleet fleet, String host, Map<String, Supplier<Object>> values) {
        values.put("inventory_hostname", () -> host);
        values.put("inventory_hostname_short", () -> host.contains(".") ? host.substring(0, host.indexOf('.')) : host);
        values.put("group_names", () -> fleet.groupNames(host));
        values.put("groups", fleet::groups);
        fleet.folder(host).ifPresent(folder -> values.put("inventory_dir", () -> folder));
        fleet.file(host).ifPresent(file -> values.put("inventory_file", () -> file));
    }

    private static void addPlay(PlayRun play, Map<String, Supplier<Object>> values) {
        values.put("hostvars", play::hostVars);
        values.put("playbook_dir", () -> play.folder().toString());
        values.put("ansible_play_name", () -> play.ref().name());
        values.put("play_hosts", play::batchNames);
        values.put("ansible_play_batch", play::batchNames);
        values.put("ansible_play_hosts", play::activeNames);
        values.put("ansible_play_hosts_all", play::allNames);
    }

    private static void addRun(RunContext run, Map<String, Supplier<Object>> values) {
        RunOptions options = run.options();
        values.put("ansible_check_mode", run::checkMode);
        values.put("ansible_diff_mode", () -> options.dryRun().showDiff());
        values.put("ansible_forks", () -> (long) options.forks());
        values.put("ansible_verbosity", () -> (long) options.verbosity());
        List<String> tags = options.selection().tags();
        values.put("ansible_run_tags", () -> tags.isEmpty() ? List.of("all") : tags);
        values.put("ansible_skip_tags", () -> options.selection().skipTags());
        values.put("ansible_version", () -> VERSION);
        values.put("ansible_inventory_sources", options::inventories);
        // Nothing here needs Python; playbooks hand the name on as ansible_python_interpreter.
        values.put("ansible_playbook_python", () -> "/usr/bin/python3");
        values.put("omit", () -> Omit.OMIT);
        options.selection().limit().ifPresent(limit -> values.put("ansible_limit", () -> limit));
    }
}
