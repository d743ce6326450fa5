package dev.sentryprovision.run;

import dev.sentryprovision.playbook.TaskNode;
import java.util.List;

/** The nodes that follow in the walk, the current one first, and what encloses them. */
record Upcoming(List<? extends TaskNode> nodes, Frame frame) {}
