package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a role. */
final class RoleFolder {

    private static final List<String> ENDINGS = List.of(".yml", ".yaml", ".json");

    private final Loading loading;
    private final String name;
    private final Path folder;
    private final SourceSpan where;

    /** The role's name and folder, and who asks for it. */
    RoleFolder(Loading loading, String name, Path folder, SourceSpan where) {
        this.loading = loading;
        this.name = name;
        this.folder = folder;
        this.where = where;
    }

    Path path() {
        return folder;
    }

    /** A file without its ending: {@code meta/main}. */
    Optional<Path> file(String subfolder, String base) {
        Path exact = folder.resolve(subfolder).resolve(base).normalize();
        return Stream.concat(
                        ENDINGS.stream().map(ending -> exact.resolveSibling(exact.getFileName() + ending)),
                        Stream.of(exact))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The chosen file, else {@code main}; a chosen file that is not there, or not in the role, is a problem. */
    Optional<Path> chosen(String subfolder, Optional<String> from) {
        Optional<Path> file = file(subfolder, from.orElse("main"));
        if (file.isEmpty() && from.isPresent()) {
            missing(subfolder, from.get());
        }
        if (file.isPresent() && !file.get().startsWith(folder)) {
            loading.problems()
                    .error(
                            "the role '" + name + "' cannot take " + file.get()
                                    + ", as it is not inside the expected role path",
                            where,
                            "import or include it as a file of tasks");
            return Optional.empty();
        }
        return file;
    }

    private void missing(String subfolder, String base) {
        loading.problems()
                .error(
                        "the role '" + name + "' has no file " + subfolder + "/" + base,
                        where,
                        "looked in " + folder.resolve(subfolder) + " for it with .yml, .yaml or .json");
    }

    /** Variables of {@code vars} or {@code defaults}: a file, or all files of a folder with its name. */
    Map<String, Written> vars(String subfolder, Optional<String> from) {
        Path asFolder = folder.resolve(subfolder).resolve(from.orElse("main"));
        if (Files.isDirectory(asFolder)) {
            Map<String, Written> all = new LinkedHashMap<>();
            filesBelow(asFolder).forEach(file -> all.putAll(vars(file)));
            return all;
        }
        return chosen(subfolder, from).map(this::vars).orElse(Map.of());
    }

    private List<Path> filesBelow(Path start) {
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            loading.problems().error("cannot read " + start, where, "it exists; may you read it?");
            return List.of();
        }
    }

    private Map<String, Written> vars(Path file) {
        Map<String, Written> vars = new LinkedHashMap<>();
        Optional<YamlNode> content = loading.read(file).filter(node -> !Expect.isNothing(node));
        content.flatMap(node -> new Expect(loading.problems())
                        .content(file.getFileName().toString(), node))
                .ifPresent(mapping -> mapping.entries()
                        .forEach(entry -> vars.put(entry.key().text(), Expect.written(entry.value()))));
        return vars;
    }
}
