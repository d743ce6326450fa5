package dev.sentryprovision.playbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where tasks are read.
 *
 * @param file     the file they stand in
 * @param role     folder of the role they belong to
 * @param handlers whether they are handlers
 * @param chain    files and roles being read, outermost first, to notice one that needs itself
 * @param scopes   variables known so far, innermost last
 */
record Place(Path file, Optional<Path> role, boolean handlers, List<Link> chain, List<Map<String, Written>> scopes) {

    static Place of(Path file, Map<String, Written> vars) {
        return new Place(file, Optional.empty(), false, List.of(), List.of(vars));
    }

    Place inHandlers() {
        return new Place(file, role, true, chain, scopes);
    }

    Place inFile(Path other) {
        return new Place(other, role, handlers, with(chain, Link.to(other)), scopes);
    }

    /** The same with another file, which is not read for tasks and cannot import itself. */
    Place inFileOnly(Path other) {
        return new Place(other, role, handlers, chain, scopes);
    }

    Place inRole(Path folder, Link link) {
        return new Place(file, Optional.of(folder), false, with(chain, link), scopes);
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

    boolean isReading(Link link) {
        return chain.contains(link);
    }

    /** The chain from where {@code link} was begun, and the link again. */
    String cycle(Link link) {
        return with(chain.subList(chain.indexOf(link), chain.size()), link).stream()
                .map(Link::label)
                .collect(Collectors.joining(" -> "));
    }

    /**
     * Something being read.
     *
     * @param path     a file, or the folder of a role
     * @param variant  which files of a role
     * @param label    its name in messages
     */
    record Link(Path path, RoleFiles<String> variant, String label) {

        static Link to(Path file) {
            return new Link(file, RoleFiles.main(), file.toString());
        }
    }

    private static <T> List<T> with(List<T> list, T item) {
        List<T> more = new ArrayList<>(list);
        more.add(item);
        return List.copyOf(more);
    }
}
