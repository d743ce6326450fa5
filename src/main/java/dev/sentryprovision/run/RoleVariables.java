package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Role;
import dev.sentryprovision.playbook.RoleInvocation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What the engine says about roles: those of the play, the one a task is in, and those that brought that one in. */
record RoleVariables(List<RoleInvocation> ofPlay, List<RoleInvocation> around) {

    void addTo(Map<String, Supplier<Object>> values) {
        values.put("ansible_play_role_names", () -> namesOf(ofPlay));
        values.put("role_names", () -> namesOf(ofPlay));
        values.put("ansible_dependent_role_names", () -> List.copyOf(dependencies(ofPlay)));
        values.put("ansible_role_names", this::allNames);
        if (around.isEmpty()) {
            return;
        }
        Role role = around.getLast().role();
        values.put("role_path", () -> pathOf(role));
        values.put("role_name", role::shortName);
        values.put("ansible_role_name", role::fullName);
        role.collection().ifPresent(name -> values.put("ansible_collection_name", () -> name));
        List<Role> parents = parents();
        if (!parents.isEmpty()) {
            values.put("ansible_parent_role_names", () ->
                    (Object) parents.stream().map(Role::fullName).toList());
            values.put("ansible_parent_role_paths", () ->
                    (Object) parents.stream().map(RoleVariables::pathOf).toList());
        }
    }

    /** The roles whose tasks include or import this one, the nearest first; one that depends on it is none. */
    private List<Role> parents() {
        List<Role> parents = new ArrayList<>();
        for (int i = 1; i < around.size(); i++) {
            RoleInvocation outer = around.get(i - 1);
            RoleInvocation inner = around.get(i);
            if (outer.dependencies().stream()
                    .noneMatch(dependency -> dependency.role().equals(inner.role()))) {
                parents.addFirst(outer.role());
            }
        }
        return parents;
    }

    private Object allNames() {
        Set<String> names = new LinkedHashSet<>(dependencies(ofPlay));
        ofPlay.forEach(role -> names.add(role.role().fullName()));
        return List.copyOf(names);
    }

    private static Set<String> dependencies(List<RoleInvocation> roles) {
        Set<String> names = new LinkedHashSet<>();
        for (RoleInvocation role : roles) {
            names.addAll(dependencies(role.dependencies()));
            role.dependencies()
                    .forEach(dependency -> names.add(dependency.role().fullName()));
        }
        return names;
    }

    private static Object namesOf(List<RoleInvocation> roles) {
        return roles.stream().map(role -> role.role().fullName()).toList();
    }

    private static String pathOf(Role role) {
        return role.folder().toAbsolutePath().normalize().toString();
    }
}
