package dev.sentryprovision.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What {@code --list-tasks} and {@code --list-tags} show. Includes are shown as one task: what they bring is not known yet. */
public final class PlaybookListing {

    private PlaybookListing() {}

    /** All plays with their tasks. */
    public static String tasks(Playbook playbook, TagSelection selection) {
        return plays(playbook, play -> {
            String tasks = selected(play, selection).stream()
                    .map(placed -> "      " + title(placed) + "\t"
                            + tags("TAGS", placed.keywords().tagTexts()) + "\n")
                    .collect(Collectors.joining());
            return "    tasks:\n" + tasks;
        });
    }

    /** All plays with the tags of their tasks. */
    public static String tags(Playbook playbook, TagSelection selection) {
        return plays(playbook, play -> {
            Set<String> all = new TreeSet<>();
            selected(play, selection)
                    .forEach(placed -> all.addAll(placed.keywords().tagTexts()));
            return "      " + tags("TASK TAGS", all) + "\n";
        });
    }

    /** The tasks of a play that tags select, in order, without handlers. */
    public static List<PlacedTask> selected(Play play, TagSelection selection) {
        return TaskWalk.of(play)
                .filter(placed -> placed.section() != Section.HANDLERS)
                .filter(placed -> selection.runs(placed.keywords().tagTexts()))
                .toList();
    }

    /** The name of a task with its role's, as reports show it. */
    public static String title(PlacedTask placed) {
        return placed.role().map(role -> role.role().name() + " : ").orElse("")
                + placed.task().title();
    }

    private static String plays(Playbook playbook, Function<Play, String> body) {
        List<String> parts = new ArrayList<>();
        int number = 1;
        for (Play play : playbook.plays()) {
            String head = "  play #" + number + " (" + pattern(play) + "): "
                    + play.name().map(Written::text).orElse("");
            parts.add(head + "\t" + tags("TAGS", play.keywords().tagTexts()) + "\n" + body.apply(play));
            number++;
        }
        return "\nplaybook: " + playbook.file() + "\n\n" + String.join("\n", parts);
    }

    private static String pattern(Play play) {
        return play.hosts().raw() instanceof List<?> patterns
                ? patterns.stream()
                        .map(pattern -> new Written(pattern, play.where()).text())
                        .collect(Collectors.joining(","))
                : play.hosts().text();
    }

    private static String tags(String title, Set<String> tags) {
        return title + ": [" + String.join(", ", new TreeSet<>(tags)) + "]";
    }
}
