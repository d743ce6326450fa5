package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The {@code vars_files} of a play: names may be templates, so that each host may have files of its own; of a list of
 * names the first that exists counts.
 */
final class PlayFiles {

    private final Play play;
    private final PlaybookSource source;
    private final Path folder;
    private final Function<RunHost, TaskScope> scopes;
    private final Map<String, List<Map<String, Object>>> loaded = new ConcurrentHashMap<>();

    /** @param scopes what names of files may use: everything but the files themselves */
    PlayFiles(Play play, PlaybookSource source, Path folder, Function<RunHost, TaskScope> scopes) {
        this.play = play;
        this.source = source;
        this.folder = folder;
        this.scopes = scopes;
    }

    /** Raw variables of each file, later ones win. */
    List<Map<String, Object>> of(RunHost host) {
        if (play.varsFiles().isEmpty()) {
            return List.of();
        }
        List<Map<String, Object>> known = loaded.get(host.name());
        if (known != null) {
            return known;
        }
        List<Map<String, Object>> found = load(scopes.apply(host));
        loaded.put(host.name(), found);
        return found;
    }

    private List<Map<String, Object>> load(TaskScope scope) {
        List<Map<String, Object>> result = new ArrayList<>();
        for (Written written : play.varsFiles()) {
            List<?> alternatives = written.raw() instanceof List<?> list ? list : List.of(written.raw());
            result.add(source.variables(first(alternatives, written, scope)));
        }
        return List.copyOf(result);
    }

    private Path first(List<?> alternatives, Written written, TaskScope scope) {
        SearchPath places = new SearchPath(List.of(folder));
        Optional<ProblemException> missing = Optional.empty();
        for (Object alternative : alternatives) {
            String name = scope.render(alternative).toString();
            try {
                return places.find("vars", name);
            } catch (ProblemException e) {
                missing = Optional.of(e);
            }
        }
        String message = missing.map(Throwable::getMessage).orElse("vars_files names no file");
        throw new ProblemException(Problem.error(message, written.where()));
    }
}
