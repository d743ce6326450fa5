package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.VariableFiles;
import dev.sentryprovision.vars.VariableLayer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The {@code vars_files} of a play: names may be templates, so that each host may have files of its own; of a list of
 * names the first that exists counts.
 */
final class PlayFiles {

    private final Play play;
    private final VariableFiles files;
    private final Path folder;
    private final Map<String, List<VariableLayer>> loaded = new ConcurrentHashMap<>();

    PlayFiles(Play play, VariableFiles files, Path folder) {
        this.play = play;
        this.files = files;
        this.folder = folder;
    }

    /** @param scope what names of files may use: everything but the files themselves */
    List<VariableLayer> of(RunHost host, Supplier<TaskScope> scope) {
        if (play.varsFiles().isEmpty()) {
            return List.of();
        }
        List<VariableLayer> known = loaded.get(host.name());
        if (known != null) {
            return known;
        }
        TaskScope names = scope.get();
        List<VariableLayer> found =
                play.varsFiles().stream().map(written -> read(written, names)).toList();
        loaded.put(host.name(), found);
        return found;
    }

    private VariableLayer read(Written written, TaskScope scope) {
        List<?> names = written.raw() instanceof List<?> list ? list : List.of(written.raw());
        Stream<String> rendered = names.stream().map(name -> scope.render(name).toString());
        return read(rendered, written, folder, files);
    }

    /** A file whose name is no template. */
    static VariableLayer read(Written written, Play play, VariableFiles files) {
        return read(Stream.of(written.text()), written, PlayScopes.folderOf(play), files);
    }

    private static VariableLayer read(Stream<String> names, Written written, Path folder, VariableFiles files) {
        List<Path> candidates = names.flatMap(
                        name -> Stream.of(folder.resolve("vars").resolve(name), folder.resolve(name)))
                .toList();
        return files.readFirst(candidates, Layer.PLAY_VARS_FILES, written.where());
    }
}
