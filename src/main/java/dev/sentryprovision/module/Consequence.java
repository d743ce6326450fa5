package dev.sentryprovision.module;

import dev.sentryprovision.vars.VariableLayer;
import java.util.List;
import java.util.Map;

/** What a module wants of the run itself, beside what it did on its host. The run does it at the task's turn. */
public sealed interface Consequence {

    /** What an earlier task left running has ended now, and had changed something. */
    record Changed() implements Consequence {}

    /** Adds a host to the inventory, or groups and variables to one there is; it is a change when it is news. */
    record NewHost(String name, List<String> groups, Map<String, Object> variables) implements Consequence {}

    /** Puts the task's host into a group below these parents; it is a change when it is news. */
    record Membership(String group, List<String> parents) implements Consequence {}

    /** Variables read from files, for the task's host. */
    record Inclusion(VariableLayer variables) implements Consequence {}

    /**
     * Figures for the end of the run.
     *
     * @param perHost   of the task's host, not of the run as a whole
     * @param aggregate added to what is there under the same name, not put in its place
     */
    record Statistics(Map<String, Object> data, boolean perHost, boolean aggregate) implements Consequence {}
}
