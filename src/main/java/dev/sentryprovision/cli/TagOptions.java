package dev.sentryprovision.cli;

import dev.sentryprovision.config.Configuration;
import dev.sentryprovision.config.Setting;
import dev.sentryprovision.run.Selection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Which tasks of a playbook are meant. */
final class TagOptions {

    private final Supplier<List<String>> tags;
    private final Supplier<List<String>> skipTags;
    private final Supplier<Optional<String>> startAtTask;

    TagOptions(Declared options) {
        tags = options.words("TAGS", "only tasks with one of these tags; may be repeated", "-t", "--tags");
        skipTags = options.words("TAGS", "no tasks with one of these tags; may be repeated", "--skip-tags");
        startAtTask = options.one("NAME", "begin with the first task of this name", "--start-at-task");
    }

    Selection selection(Optional<String> limit, Configuration configuration) {
        return new Selection(
                limit,
                orElse(tags.get(), configuration.words(Setting.TAGS_RUN)),
                orElse(skipTags.get(), configuration.words(Setting.TAGS_SKIP)),
                startAtTask.get());
    }

    private static List<String> orElse(List<String> given, List<String> configured) {
        return given.isEmpty() ? configured : given;
    }
}
