package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.SourceSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code import_tasks}, read when the playbook was: all its keywords hold for each task in it. */
public record ImportedTasks(
        Optional<Written> name, SourceSpan where, Keywords keywords, Path file, List<TaskNode> tasks)
        implements TaskNode {

    public ImportedTasks {
        tasks = List.copyOf(tasks);
    }

    @Override
    public ImportedTasks withKeywords(Keywords newKeywords) {
        return new ImportedTasks(name, where, newKeywords, file, tasks);
    }
}
