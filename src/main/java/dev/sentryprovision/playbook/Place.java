package dev.sentryprovision.playbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where tasks are read.
 *
 * @param file     the file they stand in
 * @param role     folder of the role they belong to
 * @param handlers whether they are handlers
 * @param chain    files and roles being read, outermost first, to notice one that imports itself
 * @param scopes   variables known so far, innermost last
 */
record Place(Path file, Optional<Path> role, boolean handlers, List<String> chain, List<Map<String, Written>> scopes) {

    static Place of(Path file, Map<String, Written> vars) {
        return new Place(file, Optional.empty(), false, List.of(), List.of(vars));
    }

    Place inHandlers() {
        return new Place(file, role, true, chain, scopes);
    }

    Place inFile(Path other) {
        return new Place(other, role, handlers, with(chain, other.toString()), scopes);
    }

    /** The same with another file, which is not read for tasks and cannot import itself. */
    Place inFileOnly(Path other) {
        return new Place(other, role, handlers, chain, scopes);
    }

    Place inRole(Path folder, String entry) {
        return new Place(file, Optional.of(folder), false, with(chain, entry), scopes);
    }

    Place withScope(Map<String, Written> vars) {
        return vars.isEmpty() ? this : new Place(file, role, handlers, chain, with(scopes, vars));
    }

    Place withScopes(Keywords keywords) {
        Place place = this;
        for (VarsLayer layer : keywords.vars()) {
            place = place.withScope(layer.vars());
        }
        return place;
    }

    boolean isReading(String entry) {
        return chain.contains(entry);
    }

    /** The chain from where {@code entry} was begun, and the entry again. */
    String cycle(String entry) {
        return String.join(" -> ", with(chain.subList(chain.indexOf(entry), chain.size()), entry));
    }

    private static <T> List<T> with(List<T> list, T item) {
        List<T> more = new ArrayList<>(list);
        more.add(item);
        return List.copyOf(more);
    }
}
