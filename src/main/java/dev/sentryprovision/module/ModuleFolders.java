package dev.sentryprovision.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds module classes by where they are: in a folder of this package, named after the module. Nothing is listed by hand,
 * and nothing is searched for a name that a playbook uses: its class is simply loaded.
 */
final class ModuleFolders {

    private static final String SUFFIX = "Module";
    private static final List<String> FOLDERS =
            List.of("files", "commands", "packages", "system", "source", "net", "containers", "control");

    private ModuleFolders() {}

    /** The class for a short name: {@code get_url} is {@code GetUrlModule} in one of the folders. */
    static Optional<Class<? extends Module<?>>> find(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            return Optional.empty();
        }
        String simple = Stream.of(name.split("_"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", "", SUFFIX));
        return FOLDERS.stream()
                .map(folder -> ModuleFolders.class.getPackageName() + "." + folder + "." + simple)
                .flatMap(className -> load(className).stream())
                .findFirst();
    }

    /** All of them; this reads the folders, so it is for documentation, aliases and misspelt names. */
    static List<Class<? extends Module<?>>> all() {
        return within(root -> FOLDERS.stream()
                .flatMap(folder -> classNames(root, folder))
                .flatMap(className -> load(className).stream())
                .<Class<? extends Module<?>>>map(type -> type)
                .toList());
    }

    private static Optional<Class<? extends Module<?>>> load(String className) {
        try {
            Class<?> type = Class.forName(className);
            if (type.isAnnotationPresent(ModuleSpec.class) && Module.class.isAssignableFrom(type)) {
                @SuppressWarnings("unchecked")
                Class<? extends Module<?>> module = (Class<? extends Module<?>>) type;
                return Optional.of(module);
            }
            return Optional.empty();
        } catch (ClassNotFoundException _) {
            return Optional.empty();
        }
    }

    private static Stream<String> classNames(Path root, String folder) {
        String packageName = ModuleFolders.class.getPackageName() + "." + folder;
        Path directory = root.resolve(packageName.replace('.', '/'));
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX + ".class"))
                    .sorted()
                    .map(file -> packageName + "." + file.substring(0, file.length() - ".class".length()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Search<T> {
        T in(Path root);
    }

    /** Opens the folder or archive that this class came from. */
    private static <T> T within(Search<T> search) {
        try {
            URI origin = ModuleFolders.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path place = Path.of(origin);
            if (Files.isDirectory(place)) {
                return search.in(place);
            }
            try (FileSystem archive = FileSystems.newFileSystem(place, Map.of())) {
                return search.in(archive.getPath("/"));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
