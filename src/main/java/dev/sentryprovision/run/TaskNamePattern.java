package dev.sentryprovision.run;

import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.TaskWalk;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.value.TemplateText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a task with wildcards, as {@code --start-at-task} takes it. */
final class TaskNamePattern {

    private final Pattern pattern;

    TaskNamePattern(String text) {
        this.pattern =
                Pattern.compile("\\Q" + text.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E", Pattern.DOTALL);
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    /** With the role in front or without. */
    boolean matches(String name, Optional<RoleInvocation> role) {
        return matches(name)
                || role.map(in -> matches(in.role().name() + " : " + name)).orElse(false);
    }

    /** What is wrong when no task of the playbooks can be it; a name that only hosts can tell may be. */
    static Optional<Problem> problemIn(List<Playbook> playbooks, String text) {
        TaskNamePattern pattern = new TaskNamePattern(text);
        List<PlacedTask> tasks = playbooks.stream()
                .flatMap(playbook -> playbook.plays().stream())
                .flatMap(TaskWalk::of)
                .toList();
        List<String> titles =
                tasks.stream().map(placed -> placed.task().title()).toList();
        boolean found = tasks.stream()
                .anyMatch(placed -> TemplateText.isTemplate(placed.task().title())
                        || pattern.matches(placed.task().title(), placed.role()));
        String near = Nearest.hint(text, titles);
        String hint = near.isEmpty() ? "it must be a task of the playbook, its roles or imports" : near;
        return found
                ? Optional.empty()
                : Optional.of(Problem.error("--start-at-task: there is no task '" + text + "'")
                        .withHint(hint));
    }
}
