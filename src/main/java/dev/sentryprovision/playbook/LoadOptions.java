package dev.sentryprovision.playbook;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What reading a playbook depends on besides its files.
 *
 * @param rolesPath       folders in which roles are looked for, after {@code roles} beside the playbook
 * @param collectionsPath folders that hold {@code ansible_collections}
 * @param modules         the modules there are, to tell a misspelt keyword from a module
 * @param decrypt         gives the text of a file encrypted with vault; throws
 *     {@link dev.sentryprovision.problem.ProblemException} when it cannot
 * @param staticNames     renders names of imported files and roles that are templates
 */
public record LoadOptions(
        List<Path> rolesPath,
        List<Path> collectionsPath,
        ModuleNames modules,
        UnaryOperator<byte[]> decrypt,
        StaticNames staticNames) {

    public LoadOptions {
        rolesPath = List.copyOf(rolesPath);
        collectionsPath = List.copyOf(collectionsPath);
    }

    /** Roles beside the playbook only, no vault, no templates in names of imports. */
    public static LoadOptions plain() {
        return new LoadOptions(List.of(), List.of(), ModuleNames.UNKNOWN, new NoVault(), StaticNames.NONE);
    }

    public LoadOptions withRolesPath(List<Path> folders) {
        return new LoadOptions(folders, collectionsPath, modules, decrypt, staticNames);
    }

    public LoadOptions withCollectionsPath(List<Path> folders) {
        return new LoadOptions(rolesPath, folders, modules, decrypt, staticNames);
    }

    public LoadOptions withModules(ModuleNames names) {
        return new LoadOptions(rolesPath, collectionsPath, names, decrypt, staticNames);
    }

    public LoadOptions withDecrypt(UnaryOperator<byte[]> newDecrypt) {
        return new LoadOptions(rolesPath, collectionsPath, modules, newDecrypt, staticNames);
    }

    public LoadOptions withStaticNames(StaticNames names) {
        return new LoadOptions(rolesPath, collectionsPath, modules, decrypt, names);
    }
}
