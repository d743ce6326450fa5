package dev.sentryprovision.playbook;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Places of what is named by a collection: {@code namespace.collection.name}. */
final class CollectionPaths {

    private final Path playbookFolder;
    private final LoadOptions options;

    CollectionPaths(Path playbookFolder, LoadOptions options) {
        this.playbookFolder = playbookFolder;
        this.options = options;
    }

    /**
     * Where it may be, in order; no place when the name is not one of this kind.
     *
     * @param kind {@code roles} or {@code playbooks}; further dots in a name are its subfolders
     */
    Stream<Path> named(String name, String kind) {
        String[] parts = name.split("\\.", 3);
        if (parts.length < 3 || name.contains("/")) {
            return Stream.empty();
        }
        return Stream.concat(options.collectionsPath().stream(), Stream.of(playbookFolder.resolve("collections")))
                .map(folder -> folder.resolve("ansible_collections")
                        .resolve(parts[0])
                        .resolve(parts[1])
                        .resolve(kind)
                        .resolve(parts[2].replace('.', '/')));
    }
}
