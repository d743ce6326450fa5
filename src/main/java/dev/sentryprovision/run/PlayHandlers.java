package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Keywords;
import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.Written;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The handlers of a play: who is notified by which name, and running what is owed, in order of definition. */
final class PlayHandlers {

    private final PlayRun play;
    private final List<PlacedTask> handlers = new ArrayList<>();

    PlayHandlers(PlayRun play, List<PlacedTask> handlers) {
        this.play = play;
        this.handlers.addAll(handlers);
    }

    /** Handlers of a role that was included at run time. */
    synchronized void add(List<PlacedTask> more) {
        more.stream().filter(handler -> !handlers.contains(handler)).forEach(handlers::add);
    }

    private synchronized List<PlacedTask> all() {
        return List.copyOf(handlers);
    }

    /**
     * Notes on the host what a task that changed something notifies.
     *
     * @param doubt why it cannot be told whether it did
     */
    void notify(Task task, Frame frame, PlayHost host, Optional<String> doubt) {
        frame.keywords().find(Keyword.NOTIFY).ifPresent(written -> {
            for (String name : names(play.render(written.raw(), frame, host))) {
                List<PlacedTask> found = called(name, host);
                if (found.isEmpty()) {
                    throw new IllegalArgumentException("no handler is called '" + name
                            + "' or listens to it (notified at " + written.where() + ")");
                }
                found.forEach(handler -> host.notified(handler, doubt));
            }
        });
    }

    /** Runs what hosts owe until none is owed: a handler may notify another one. */
    void flush(TreeRun tree, List<PlayHost> hosts) {
        boolean ran = true;
        while (ran) {
            ran = false;
            for (PlacedTask handler : all()) {
                List<PlayHost> owing = hosts.stream()
                        .filter(PlayHost::isActive)
                        .filter(host -> host.takeNotified(handler))
                        .toList();
                if (!owing.isEmpty()) {
                    ran = true;
                    run(handler, tree, owing);
                    owing.forEach(PlayHost::leaveHandler);
                }
            }
        }
    }

    private static void run(PlacedTask handler, TreeRun tree, List<PlayHost> hosts) {
        // The handler's keywords are those that hold for it already.
        Frame frame = new Frame(handler.keywords(), handler.roles(), handler.section());
        tree.run(List.of(handler.node().withKeywords(Keywords.NONE)), frame, hosts, Upcoming.nothing(frame));
    }

    /**
     * All that listen to a topic, and the last one of that name; a name may have its role in front.
     */
    private List<PlacedTask> called(String name, PlayHost host) {
        Set<PlacedTask> found = new LinkedHashSet<>();
        List<PlacedTask> all = all();
        for (PlacedTask handler : all.reversed()) {
            if (answersTo(handler, name, host)) {
                found.add(handler);
                break;
            }
        }
        all.stream().filter(handler -> listensTo(handler, name, host)).forEach(found::add);
        return List.copyOf(found);
    }

    private boolean answersTo(PlacedTask handler, String name, PlayHost host) {
        String own = handler.task()
                .name()
                .map(written -> rendered(written, handler, host))
                .orElse("");
        return !own.isEmpty()
                && (own.equals(name)
                        || handler.role()
                                .map(role -> isQualified(role, own, name))
                                .orElse(false));
    }

    private static boolean isQualified(RoleInvocation role, String own, String name) {
        return Stream.of(
                        role.role().name(), role.role().shortName(), role.role().fullName())
                .anyMatch(of -> name.equals(of + " : " + own) || name.equals(of + ": " + own));
    }

    private boolean listensTo(PlacedTask handler, String topic, PlayHost host) {
        return handler.task().listen().stream()
                .anyMatch(written -> rendered(written, handler, host).equals(topic));
    }

    private String rendered(Written written, PlacedTask handler, PlayHost host) {
        Frame frame = new Frame(handler.keywords(), handler.roles(), handler.section());
        return Failures.orElse(() -> play.render(written.raw(), frame, host).toString(), written.text());
    }

    private static List<String> names(Object notify) {
        return notify instanceof List<?> list
                ? list.stream().flatMap(name -> names(name).stream()).toList()
                : List.of(notify.toString());
    }
}
