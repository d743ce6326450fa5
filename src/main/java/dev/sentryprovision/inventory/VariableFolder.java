package dev.sentryprovision.inventory;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.VariableFiles;
import dev.sentryprovision.vars.VariableLayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folders {@code group_vars} and {@code host_vars} beside an inventory or a playbook. */
public final class VariableFolder {

    /** Whose folders they are; it decides their level of precedence. */
    public enum Beside {
        INVENTORY,
        PLAYBOOK
    }

    /** In the order in which they are looked for; the first that is there is read, and no other. */
    private static final List<String> ENDINGS = List.of("", ".yml", ".yaml", ".json");

    private final Path groupVars;
    private final Path hostVars;
    private final Beside beside;
    private final VariableFiles files;
    private final Problems problems;
    private final Set<String> groupEntries;
    private final Set<String> hostEntries;

    /** What is wrong with a file goes to the problems. */
    public VariableFolder(Path folder, Beside beside, VariableFiles files, Problems problems) {
        this.groupVars = folder.resolve("group_vars");
        this.hostVars = folder.resolve("host_vars");
        this.beside = beside;
        this.files = files;
        this.problems = problems;
        this.groupEntries = entries(groupVars);
        this.hostEntries = entries(hostVars);
    }

    /** Listed once: with a thousand hosts, asking for each possible name would be thousands of system calls. */
    private static Set<String> entries(Path folder) {
        return Files.isDirectory(folder) ? new LinkedHashSet<>(sortedNames(folder)) : Set.of();
    }

    List<VariableLayer> group(String name) {
        boolean all = name.equals(InventoryGroup.ALL);
        Layer level = switch (beside) {
            case INVENTORY -> all ? Layer.INVENTORY_GROUP_VARS_ALL : Layer.INVENTORY_GROUP_VARS;
            case PLAYBOOK -> all ? Layer.PLAYBOOK_GROUP_VARS_ALL : Layer.PLAYBOOK_GROUP_VARS;
        };
        return read(groupVars, groupEntries, name, level);
    }

    List<VariableLayer> host(String name) {
        Layer level = beside == Beside.INVENTORY ? Layer.INVENTORY_HOST_VARS : Layer.PLAYBOOK_HOST_VARS;
        return read(hostVars, hostEntries, name, level);
    }

    private List<VariableLayer> read(Path folder, Set<String> entries, String name, Layer level) {
        List<String> present =
                ENDINGS.stream().map(name::concat).filter(entries::contains).toList();
        if (present.isEmpty()) {
            return List.of();
        }
        Path chosen = folder.resolve(present.getFirst());
        present.stream().skip(1).forEach(other -> warnUnread(folder.resolve(other), chosen));
        List<VariableLayer> layers = new ArrayList<>();
        for (Path file : Files.isDirectory(chosen) ? filesIn(chosen) : List.of(chosen)) {
            read(file, level, layers);
        }
        return layers;
    }

    private void read(Path file, Layer level, List<VariableLayer> layers) {
        try {
            VariableLayer layer = files.read(file, level);
            if (!layer.isEmpty()) {
                layers.add(layer);
            }
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
    }

    private void warnUnread(Path other, Path chosen) {
        problems.add(Problem.warning(
                other + " is not read, because there is " + chosen,
                SourceSpan.of(other.toString()),
                "keep one of them; to have several files, put all into the folder"));
    }

    private static List<Path> filesIn(Path folder) {
        List<Path> files = new ArrayList<>();
        for (String name : sortedNames(folder)) {
            Path entry = folder.resolve(name);
            String ending = name.contains(".") ? name.substring(name.lastIndexOf('.')) : "";
            if (name.startsWith(".") || name.endsWith("~")) {
                continue;
            }
            if (Files.isDirectory(entry) && ending.isEmpty()) {
                files.addAll(filesIn(entry));
            } else if (Files.isRegularFile(entry) && ENDINGS.contains(ending)) {
                files.add(entry);
            }
        }
        return files;
    }

    private static List<String> sortedNames(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
