package dev.sentryprovision.run;

import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.Role;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.TaskWalk;
import dev.sentryprovision.playbook.VarsLayer;
import dev.sentryprovision.playbook.VarsPrompt;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.vars.VariableFiles;
import dev.sentryprovision.vars.VariableLayer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The variables that a run defines somewhere: in the inventory for any of its hosts, by the user, by tasks of any play.
 * Where a name is defined for one host and not for another, or later than it is used, it counts as known.
 */
final class KnownNames {

    private static final Set<String> PROVIDED = Set.of(
            "inventory_hostname",
            "inventory_hostname_short",
            "inventory_dir",
            "inventory_file",
            "group_names",
            "groups",
            "hostvars",
            "vars",
            "environment",
            "playbook_dir",
            "play_hosts",
            "role_path",
            "role_name",
            "role_names",
            "gather_subset",
            "module_setup",
            "omit");

    private final VariableFiles files;
    private final Set<String> everywhere = new HashSet<>(PROVIDED);
    private final Set<String> made = new HashSet<>();

    KnownNames(List<Playbook> playbooks, Inventory inventory, VariableLayer extraVars, VariableFiles files) {
        this.files = files;
        everywhere.addAll(extraVars.definitions().keySet());
        inventory.hosts().forEach(host -> addLayers(inventory.baseLayers(host)));
        inventory.implicitLocalhost("localhost").ifPresent(host -> addLayers(inventory.baseLayers(host)));
        for (Playbook playbook : playbooks) {
            for (Play play : playbook.plays()) {
                play.varsPrompt().stream().map(VarsPrompt::name).forEach(made::add);
                TaskWalk.of(play).forEach(this::addResults);
            }
        }
        everywhere.addAll(made);
    }

    /** Whether what files say of it may not be what tasks see: the engine, tasks or an answer of the user may say more. */
    boolean mayDiffer(String name) {
        return isProvided(name) || PROVIDED.contains(name) || made.contains(name);
    }

    /** What tasks of the play see besides what is written on them, or nothing when that depends on the host. */
    Optional<Set<String>> in(Play play) {
        return play.varsFiles().stream().allMatch(KnownNames::isFileName)
                ? Optional.of(namesIn(play))
                : Optional.empty();
    }

    private Set<String> namesIn(Play play) {
        Set<String> names = new TreeSet<>(everywhere);
        names.addAll(play.vars().keySet());
        play.varsFiles()
                .forEach(file -> names.addAll(
                        PlayFiles.read(file, play, files).definitions().keySet()));
        play.roles().forEach(role -> addRole(role, names));
        TaskWalk.of(play).flatMap(placed -> placed.roles().stream()).forEach(role -> addRole(role, names));
        return names;
    }

    private static boolean isFileName(Written file) {
        return file.raw() instanceof String;
    }

    /** Facts, and what the engine and connections know, have names that begin like this. */
    static boolean isProvided(String name) {
        return name.startsWith("ansible_");
    }

    static Set<String> writtenOn(PlacedTask placed) {
        Set<String> names = new HashSet<>();
        placed.keywords().vars().stream().map(VarsLayer::vars).forEach(vars -> names.addAll(vars.keySet()));
        placed.roles().forEach(role -> names.addAll(role.params().keySet()));
        return names;
    }

    private void addLayers(Collection<VariableLayer> layers) {
        layers.forEach(layer -> everywhere.addAll(layer.definitions().keySet()));
    }

    private void addResults(PlacedTask placed) {
        placed.task().register().ifPresent(name -> made.add(name.text()));
        if (placed.task().action().name().equals("set_fact")) {
            made.addAll(placed.task().action().args().keySet());
        }
    }

    private static void addRole(RoleInvocation invocation, Set<String> names) {
        Role role = invocation.role();
        names.addAll(role.defaults().keySet());
        names.addAll(role.vars().keySet());
        names.addAll(invocation.params().keySet());
        invocation.dependencies().forEach(dependency -> addRole(dependency, names));
    }
}
