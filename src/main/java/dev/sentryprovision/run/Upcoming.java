package dev.sentryprovision.run;

import dev.sentryprovision.playbook.TaskNode;
import java.util.List;
import java.util.Optional;

/**
 * What follows in the walk after the current task: the rest of its list, then what follows that list.
 *
 * @param frame what encloses the nodes
 */
record Upcoming(List<? extends TaskNode> nodes, Frame frame, Optional<Upcoming> after) {

    static Upcoming nothing(Frame frame) {
        return new Upcoming(List.of(), frame, Optional.empty());
    }
}
