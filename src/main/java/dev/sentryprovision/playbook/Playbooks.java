package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads playbooks. */
public final class Playbooks {

    private Playbooks() {}

    /** A playbook as far as it could be read, and all that is wrong with it; errors make it unfit to run. */
    public record Loaded(Playbook playbook, List<Problem> problems) {}

    /** Reads a playbook with everything that is imported or used as a role. Names in spans are paths as given here. */
    public static Loaded load(Path file, LoadOptions options) {
        if (!Files.isRegularFile(file)) {
            Problem missing = Problem.error("no playbook '" + file + "'");
            return new Loaded(new Playbook(file, List.of()), List.of(missing));
        }
        Path folder = file.getParent() == null ? Path.of("") : file.getParent();
        Loading loading = new Loading(folder, options);
        Place place = Place.of(file, Map.of()).inFile(file);
        List<Play> plays = new PlaybookParser(loading, place).parse(Map.of());
        return new Loaded(new Playbook(file, plays), loading.problems().all());
    }
}
