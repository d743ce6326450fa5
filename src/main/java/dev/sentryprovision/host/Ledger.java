package dev.sentryprovision.host;

import dev.sentryprovision.shell.Command;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a dry run's changes touched, and the answers they promised, in order. Shared by all users of a machine. */
final class Ledger {

    private record Touch(long time, Subject subject, String reason) {}

    private record Promise(long time, Object answer) {}

    private final List<Touch> touches = new ArrayList<>();
    private final Map<Look<?>, Promise> promises = new HashMap<>();
    private long time;

    synchronized void enter(Effect effect) {
        time++;
        effect.touches().forEach(subject -> touches.add(new Touch(time, subject, effect.summary())));
        effect.makes().forEach(made -> touches.add(new Touch(time, Subject.path(made.path()), effect.summary())));
        effect.predicts().forEach((look, answer) -> promises.put(look, new Promise(time, answer)));
    }

    synchronized void touch(Subject subject, String reason) {
        touches.add(new Touch(++time, subject, reason));
    }

    /** A promised answer; a later change that may have broken it makes it void. */
    synchronized Optional<Object> promised(Look<?> look) {
        return Optional.ofNullable(promises.get(look))
                .filter(promise -> touchOf(subjectsOf(look), promise.time).isEmpty())
                .map(Promise::answer);
    }

    /** The summary of the last change that touched one of these. */
    synchronized Optional<String> touched(Collection<Subject> subjects) {
        return touchOf(subjects, 0).map(Touch::reason);
    }

    private Optional<Touch> touchOf(Collection<Subject> subjects, long after) {
        return touches.reversed().stream()
                .takeWhile(touch -> touch.time > after)
                .filter(touch -> subjects.stream().anyMatch(touch.subject::concerns))
                .findFirst();
    }

    private static Set<Subject> subjectsOf(Look<?> look) {
        return switch (look) {
            case Look.Stat(RemotePath path, boolean _) -> Set.of(Subject.path(path));
            case Look.Read(RemotePath path, long _) -> Set.of(Subject.path(path));
            case Look.Digest(RemotePath path, String _) -> Set.of(Subject.path(path));
            case Look.RealPath(RemotePath path) -> Set.of(Subject.path(path));
            case Look.Tree(RemotePath path, boolean _, int _) -> Set.of(Subject.path(path));
            case Look.Writable(RemotePath path) -> Set.of(Subject.path(path));
            case Look.Known known -> Subject.ofName(known);
            case Look.Query(Command _, Set<Subject> dependsOn, Set<Subject> mayAppearWith) -> {
                Set<Subject> all = new HashSet<>(dependsOn);
                all.addAll(mayAppearWith);
                yield all;
            }
        };
    }
}
