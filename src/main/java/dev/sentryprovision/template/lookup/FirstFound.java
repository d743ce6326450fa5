package dev.sentryprovision.template.lookup;

import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.expression.Lookup;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Truth;
import dev.sentryprovision.template.python.Values;
import dev.sentryprovision.value.None;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lookup {@code first_found}: the first of several files that is there. */
final class FirstFound {

    private final TemplateScope scope;
    private final List<String> tried = new ArrayList<>();
    private boolean skip;

    private FirstFound(TemplateScope scope) {
        this.scope = scope;
    }

    static List<Object> run(List<Object> terms, Map<String, Object> options, Frame frame) {
        return new FirstFound(frame.rendering().scope()).search(terms, options);
    }

    private List<Object> search(List<Object> terms, Map<String, Object> options) {
        Bound bound = Lookup.bind("first_found", options, "files", "paths", "skip");
        skip = bound.flag(2, false);
        List<Object> all = new ArrayList<>(terms);
        if (bound.has(0)) {
            all.add(options);
        }
        Object paths = bound.orElse(1, new OwnList());
        Optional<Path> found = all.stream()
                .flatMap(term -> files(term, paths).stream())
                .map(this::existing)
                .flatMap(Optional::stream)
                .findFirst();
        if (found.isPresent()) {
            return new OwnList(List.of(found.get().toString()));
        }
        if (skip) {
            return new OwnList();
        }
        throw Failure.lookup("none of these files was found: " + String.join(", ", tried));
    }

    /** The names that a term stands for, each in each of its paths. */
    private List<String> files(Object term, Object paths) {
        return switch (Values.use(term)) {
            case Map<?, ?> map -> {
                skip |= map.containsKey("skip") && Truth.of(map.get("skip"));
                List<String> names = split(map.get("files"), "[,;]");
                List<String> folders = split(map.get("paths"), "[,:;]");
                yield combined(names, folders);
            }
            case List<?> list ->
                list.stream().flatMap(each -> files(each, paths).stream()).toList();
            default -> combined(List.of(Repr.str(term)), split(paths, "[,:;]"));
        };
    }

    private static List<String> combined(List<String> names, List<String> folders) {
        if (folders.isEmpty()) {
            return names;
        }
        return folders.stream()
                .flatMap(folder ->
                        names.stream().map(name -> Path.of(folder).resolve(name).toString()))
                .toList();
    }

    private static List<String> split(Object value, String separators) {
        if (value == null || value == None.NONE) {
            return List.of();
        }
        if (value instanceof String text) {
            return List.of(text.split(separators));
        }
        return Iteration.list(value).stream()
                .flatMap(each -> split(Values.use(each), separators).stream())
                .toList();
    }

    private Optional<Path> existing(String name) {
        for (String kind : List.of("files", "templates", "vars", "tasks")) {
            Optional<Path> found = LocalFiles.find(name, kind, scope);
            if (found.isPresent()) {
                return found;
            }
        }
        tried.add(name);
        return Optional.empty();
    }
}
