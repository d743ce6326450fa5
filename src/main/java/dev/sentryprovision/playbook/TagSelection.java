package dev.sentryprovision.playbook;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/**
 * Which tasks run, as {@code --tags} and {@code --skip-tags} say. The words {@code all}, {@code tagged} and
 * {@code untagged} select by whether there are tags; a task tagged {@code always} runs unless that is skipped, one tagged
 * {@code never} only when one of its tags is asked for. Handlers are not selected by tags.
 *
 * @param only empty: {@code all}
 */
public record TagSelection(Set<String> only, Set<String> skip) {

    public static final TagSelection ALL = new TagSelection(Set.of(), Set.of());

    private static final Set<String> UNTAGGED = Set.of("untagged");

    public TagSelection {
        only = only.isEmpty() ? Set.of("all") : Set.copyOf(only);
        skip = Set.copyOf(skip);
    }

    /** Whether a task runs that has these tags, rendered, those of all it stands in included. */
    public boolean runs(Collection<String> tagsOfTask) {
        boolean tagged = !tagsOfTask.isEmpty();
        Collection<String> tags = tagged ? tagsOfTask : UNTAGGED;
        return isWanted(tags, tagged) && !isSkipped(tags, tagged);
    }

    private boolean isWanted(Collection<String> tags, boolean tagged) {
        boolean never = tags.contains("never");
        return tags.contains("always")
                || !Collections.disjoint(tags, only)
                || !never && only.contains("all")
                || !never && tagged && only.contains("tagged");
    }

    private boolean isSkipped(Collection<String> tags, boolean tagged) {
        if (skip.contains("all")) {
            return !tags.contains("always") || skip.contains("always");
        }
        return !Collections.disjoint(tags, skip) || tagged && skip.contains("tagged");
    }
}
