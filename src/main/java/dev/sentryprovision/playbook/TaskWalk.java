package dev.sentryprovision.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Walks the static tree of a play in the order in which it would run; handlers come last. */
public final class TaskWalk {

    private final List<PlacedTask> found = new ArrayList<>();

    private TaskWalk() {}

    public static Stream<PlacedTask> of(Play play) {
        TaskWalk walk = new TaskWalk();
        Place top = new Place(play.keywords(), List.of(), Section.PRE_TASKS, false);
        walk.visit(play.preTasks(), top);
        walk.visit(play.roles(), top.in(Section.ROLES));
        walk.visit(play.tasks(), top.in(Section.TASKS));
        walk.visit(play.postTasks(), top.in(Section.POST_TASKS));
        walk.visitRoleHandlers(play);
        walk.visit(play.handlers(), top.in(Section.HANDLERS));
        return walk.found.stream();
    }

    /** The same for a list of tasks that stands nowhere in particular, such as a file that is included. */
    public static Stream<PlacedTask> of(List<TaskNode> nodes, Section section) {
        TaskWalk walk = new TaskWalk();
        walk.visit(nodes, new Place(Keywords.NONE, List.of(), section, false));
        return walk.found.stream();
    }

    private void visit(List<? extends TaskNode> nodes, Place place) {
        nodes.forEach(node -> visit(node, place));
    }

    private void visit(TaskNode node, Place place) {
        Place inside = place.inside(node.keywords());
        switch (node) {
            case Task _, IncludeTasks _, IncludeRole _ -> found.add(inside.placed(node));
            case Block block -> {
                visit(block.body(), block.rescue().isEmpty() ? inside : inside.inRescue());
                visit(block.rescue(), inside.inRescue());
                visit(block.always(), inside);
            }
            case ImportedTasks imported -> visit(imported.tasks(), inside);
            case RoleInvocation invocation -> {
                Place role = inside.inside(invocation);
                visit(invocation.dependencies(), role);
                visit(invocation.role().tasks(), role);
            }
        }
    }

    private void visitRoleHandlers(Play play) {
        Place top = new Place(play.keywords(), List.of(), Section.HANDLERS, false);
        Stream.of(play.preTasks(), play.roles(), play.tasks(), play.postTasks(), play.handlers())
                .forEach(nodes -> visitRoleHandlers(nodes, top));
    }

    private void visitRoleHandlers(List<? extends TaskNode> nodes, Place place) {
        for (TaskNode node : nodes) {
            Place inside = place.inside(node.keywords());
            switch (node) {
                case Task _, IncludeTasks _, IncludeRole _ -> {}
                case Block block ->
                    Stream.of(block.body(), block.rescue(), block.always())
                            .forEach(part -> visitRoleHandlers(part, inside));
                case ImportedTasks imported -> visitRoleHandlers(imported.tasks(), inside);
                case RoleInvocation invocation -> {
                    Place role = inside.inside(invocation);
                    visitRoleHandlers(invocation.dependencies(), role);
                    visitRoleHandlers(invocation.role().tasks(), role);
                    visit(invocation.role().handlers(), role);
                }
            }
        }
    }

    private record Place(Keywords keywords, List<RoleInvocation> roles, Section section, boolean rescued) {

        PlacedTask placed(TaskNode node) {
            return new PlacedTask(node, keywords, roles, section, rescued);
        }

        Place inRescue() {
            return new Place(keywords, roles, section, true);
        }

        Place in(Section other) {
            return new Place(keywords, roles, other, rescued);
        }

        Place inside(Keywords own) {
            return new Place(own.under(keywords), roles, section, rescued);
        }

        Place inside(RoleInvocation role) {
            List<RoleInvocation> more = new ArrayList<>(roles);
            more.add(role);
            return new Place(keywords, more, section, rescued);
        }
    }
}
