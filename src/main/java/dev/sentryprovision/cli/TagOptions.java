package dev.sentryprovision.cli;

import dev.sentryprovision.run.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which tasks of a playbook are meant. */
final class TagOptions {

    @Option(
            names = {"-t", "--tags"},
            paramLabel = "TAGS",
            split = ",",
            description = "only tasks with one of these tags; may be repeated")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--skip-tags",
            paramLabel = "TAGS",
            split = ",",
            description = "no tasks with one of these tags; may be repeated")
    private List<String> skipTags = new ArrayList<>();

    @Option(names = "--start-at-task", paramLabel = "NAME", description = "begin with the first task of this name")
    private Optional<String> startAtTask = Optional.empty();

    Selection selection(Optional<String> limit) {
        return new Selection(limit, stripped(tags), stripped(skipTags), startAtTask);
    }

    private static List<String> stripped(List<String> words) {
        return words.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
