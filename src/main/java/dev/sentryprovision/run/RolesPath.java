package dev.sentryprovision.run;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where roles are looked for besides {@code roles} beside the playbook: the project's, then Ansible's usual folders. */
public final class RolesPath {

    private static final List<String> SYSTEM = List.of("/usr/share/ansible/roles", "/etc/ansible/roles");

    private RolesPath() {}

    /**
     * {@code roles} beside the folder of the playbook and in the working folder; then those of
     * {@code ANSIBLE_ROLES_PATH}, or where that is not set, of the user and the system.
     */
    public static List<Path> of(Path playbook, Path workingFolder, Map<String, String> environment) {
        Path folder =
                workingFolder.resolve(playbook).toAbsolutePath().normalize().getParent();
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(folder.resolveSibling("roles"));
        folders.add(workingFolder.resolve("roles"));
        folders.addAll(installed(workingFolder, environment));
        return List.copyOf(folders);
    }

    private static List<Path> installed(Path workingFolder, Map<String, String> environment) {
        String set = environment.getOrDefault("ANSIBLE_ROLES_PATH", "");
        List<String> names = new ArrayList<>();
        if (set.isEmpty()) {
            names.add("~/.ansible/roles");
            names.addAll(SYSTEM);
        } else {
            names.addAll(List.of(set.split(File.pathSeparator)));
        }
        String home = environment.getOrDefault("HOME", "/");
        return names.stream()
                .filter(name -> !name.isBlank())
                .map(name -> workingFolder.resolve(name.startsWith("~/") ? home + name.substring(1) : name))
                .toList();
    }
}
