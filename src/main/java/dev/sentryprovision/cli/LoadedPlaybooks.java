package dev.sentryprovision.cli;

import dev.sentryprovision.playbook.LoadOptions;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.Playbooks;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.run.RolesPath;
import dev.sentryprovision.vault.Vault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Playbooks as far as they could be read, for verbs that look at them without running anything. */
record LoadedPlaybooks(List<Playbook> playbooks, List<Problem> problems) {

    static LoadedPlaybooks read(List<Path> files, Surroundings surroundings, Vault vault) {
        List<Playbook> playbooks = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            LoadOptions options = LoadOptions.plain()
                    .withRolesPath(RolesPath.of(file, surroundings.workingDirectory(), surroundings.environment()))
                    .withDecrypt(bytes -> vault.decrypt(bytes, SourceSpan.of(file.toString())));
            Playbooks.Loaded loaded = Playbooks.load(named(file, surroundings), options);
            playbooks.add(loaded.playbook());
            loaded.problems().stream()
                    .filter(problem -> !problems.contains(problem))
                    .forEach(problems::add);
        }
        return new LoadedPlaybooks(List.copyOf(playbooks), List.copyOf(problems));
    }

    /** Paths are shown as given, which works as long as this process is where they are meant from. */
    private static Path named(Path file, Surroundings surroundings) {
        boolean here = surroundings.workingDirectory().equals(Path.of("").toAbsolutePath());
        return here ? file : surroundings.workingDirectory().resolve(file);
    }
}
