package dev.sentryprovision.playbook;

import java.util.List;
import java.util.Optional;

/** Hands on what was written on an {@code import_playbook} to a play: tags to all of it, conditions to its tasks. */
final class ImportedPlay {

    private ImportedPlay() {}

    static Play with(Keywords imported, Play play) {
        Keywords tagged = play.keywords()
                .withTags(Keywords.NONE
                        .withTags(play.keywords().tags())
                        .under(Keywords.NONE.withTags(imported.tags()))
                        .tags());
        Keywords conditions = Keywords.NONE.withWhen(imported.when());
        return new Play(
                play.name(),
                play.where(),
                play.file(),
                play.hosts(),
                tagged,
                play.vars(),
                play.varsFiles(),
                play.varsPrompt(),
                under(conditions, play.preTasks(), play),
                play.roles().stream()
                        .map(role -> role.withKeywords(role.keywords().under(conditions)))
                        .toList(),
                under(conditions, play.tasks(), play),
                under(conditions, play.postTasks(), play),
                play.handlers(),
                play.settings());
    }

    private static List<TaskNode> under(Keywords conditions, List<TaskNode> tasks, Play play) {
        return conditions.when().isEmpty() || tasks.isEmpty()
                ? tasks
                : List.of(new Block(Optional.empty(), play.where(), conditions, tasks, List.of(), List.of()));
    }
}
