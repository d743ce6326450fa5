package dev.sentryprovision.inventory;

import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.vars.VariableFiles;
import dev.sentryprovision.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** A project folder with inventory files in it, and what reading them gave. */
record InventoryFixture(Path folder, Problems problems) {

    InventoryFixture(Path folder) {
        this(folder, new Problems());
    }

    InventoryFixture with(Map<String, String> files) {
        files.forEach(this::with);
        return this;
    }

    InventoryFixture with(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void executable(String name) {
        try {
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    VariableFiles files() {
        return new VariableFiles(new Vault(List.of(), new Redactor()), problems::add);
    }

    Inventory read(String... sources) {
        return new InventoryReader(files(), problems).read(List.of(sources), folder);
    }
}
