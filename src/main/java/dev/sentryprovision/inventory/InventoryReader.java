package dev.sentryprovision.inventory;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.VariableFiles;
import dev.sentryprovision.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads inventory sources as {@code -i} takes them. What is wrong with them goes to the problems given here. */
public final class InventoryReader {

    private static final Pattern NOT_IN_FOLDERS = Pattern.compile("\\..*|host_vars|group_vars|vars_plugins"
            + "|.*(?:~|\\.(?:pyc|pyo|swp|bak|rpm|md|txt|rst|orig|ini|cfg|retry))");
    private static final Set<String> YAML_ENDINGS = Set.of("yml", "yaml", "json");

    private final VariableFiles files;
    private final Problems problems;
    private final InventoryBuilder builder = new InventoryBuilder();
    private final Set<Path> folders = new LinkedHashSet<>();

    public InventoryReader(VariableFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /**
     * Reads the sources one over the other, with the {@code group_vars} and {@code host_vars} beside them.
     *
     * @param sources       files, folders, executables, or lists of hosts with a comma in them
     * @param workingFolder where relative paths begin
     */
    public Inventory read(List<String> sources, Path workingFolder) {
        for (String source : sources) {
            Path path = workingFolder.resolve(source);
            if (source.contains(",") && !Files.exists(path)) {
                hostList(source);
            } else if (exists(source, path)) {
                folders.add(Files.isDirectory(path) ? path : path.resolveSibling(""));
                read(path);
            }
        }
        folders.forEach(folder ->
                builder.addFolder(new VariableFolder(folder, VariableFolder.Beside.INVENTORY, files, problems)));
        Inventory inventory = builder.build();
        warnAboutDoubles(inventory);
        return inventory;
    }

    private boolean exists(String source, Path path) {
        if (Files.exists(path)) {
            return true;
        }
        Path folder = path.toAbsolutePath().getParent();
        String near =
                Files.isDirectory(folder) ? Nearest.hint(path.getFileName().toString(), names(folder)) : "";
        problems.error(
                "there is no inventory " + source,
                SourceSpan.of(source),
                near.isEmpty() ? "a single host without a file is written with a comma: '" + source + ",'" : near);
        return false;
    }

    private void hostList(String source) {
        for (String host : source.split(",")) {
            if (!host.isBlank()) {
                HostAddress address = HostAddress.single(host.strip());
                String name = address.names().getFirst();
                builder.addHost(name, InventoryGroup.UNGROUPED, Optional.empty());
                address.port()
                        .ifPresent(port -> builder.setHostVariable(name, "ansible_port", port, SourceSpan.of(source)));
            }
        }
    }

    private void read(Path path) {
        if (Files.isDirectory(path)) {
            folder(path);
            return;
        }
        String beginning = beginning(path);
        boolean program = beginning.startsWith("#!") || beginning.startsWith("\u007FELF");
        if (program && Files.isExecutable(path)) {
            new ScriptSource(builder, problems, path).read();
        } else if (beginning.startsWith("#!")) {
            problems.error(
                    "the inventory script " + path + " may not be executed",
                    SourceSpan.of(path.toString()),
                    "chmod +x " + path);
        } else {
            text(path);
        }
    }

    private void folder(Path folder) {
        for (String name : names(folder)) {
            if (!NOT_IN_FOLDERS.matcher(name).matches()) {
                read(folder.resolve(name));
            } else if (name.endsWith(".ini")) {
                problems.add(Problem.warning(
                        folder.resolve(name) + " is not read: files named .ini are passed over in an inventory folder",
                        SourceSpan.of(folder.resolve(name).toString()),
                        "rename it, or give it by itself with -i"));
            }
        }
    }

    private void text(Path file) {
        String name = file.getFileName().toString();
        String ending = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
        if (ending.equals("toml")) {
            problems.error(
                    "inventories in TOML are not supported",
                    SourceSpan.of(file.toString()),
                    "convert it: ansible-inventory -i " + name + " --list --export --yaml");
            return;
        }
        Problems found = new Problems();
        if (YAML_ENDINGS.contains(ending)) {
            Optional<YamlNode> node = node(file, problems);
            node.ifPresent(new YamlSource(builder, problems, file)::read);
            return;
        }
        Optional<YamlNode> node = ending.isEmpty() ? node(file, found) : Optional.empty();
        if (YamlSource.fits(node)) {
            node.ifPresent(new YamlSource(builder, problems, file)::read);
        } else {
            ini(file);
        }
    }

    /** A whole file may be encrypted; then it is read like a file of variables. */
    private Optional<YamlNode> node(Path file, Problems found) {
        try {
            return Optional.of(files.node(file));
        } catch (ProblemException e) {
            found.addAll(e.problems());
            return Optional.empty();
        }
    }

    private void ini(Path file) {
        try {
            new IniSource(builder, problems, file).read(Files.readString(file));
        } catch (IOException e) {
            problems.error("cannot read the inventory " + file, SourceSpan.of(file.toString()), "is it text in UTF-8?");
        }
    }

    private static String beginning(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return new String(content.readNBytes(4), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private void warnAboutDoubles(Inventory inventory) {
        inventory.groups().stream()
                .map(InventoryGroup::name)
                .filter(name -> inventory.host(name).isPresent())
                .forEach(name -> problems.add(new Problem(
                        Problem.Severity.WARNING,
                        "'" + name + "' is both a host and a group",
                        Optional.empty(),
                        "patterns that name it mean the host")));
    }
}
