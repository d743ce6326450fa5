package dev.sentryprovision.playbook;

import java.util.ArrayList;
import java.util.List;

/** The handlers a play starts with: those of its roles, in order of the roles, then its own. */
public final class Handlers {

    private Handlers() {}

    /** Handlers in the order in which they run; each one as a placed node, blocks and imports already opened. */
    public static List<PlacedTask> of(Play play) {
        List<PlacedTask> result = new ArrayList<>();
        TaskWalk.of(play).filter(placed -> placed.section() == Section.HANDLERS).forEach(result::add);
        return result;
    }
}
