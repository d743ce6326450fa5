package dev.sentryprovision.run;

import dev.sentryprovision.config.Setting;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.playbook.Keyword;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.Truth;
import dev.sentryprovision.playbook.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Errors of some hosts that end the play for all of its batch: {@code any_errors_fatal}, also what was done once for all,
 * and {@code max_fail_percentage}. Hosts that must leave without fault of their own are rescued like the others.
 *
 * @param hosts those that the task was for
 * @param once  whether one host did it for all
 */
record FatalErrors(PlayRun play, Task task, Frame frame, List<PlayHost> hosts, boolean once) {

    void endForAll(Map<PlayHost, TaskResult> results) {
        Optional<TaskResult> cause = results.entrySet().stream()
                .filter(entry -> entry.getKey().isLost())
                .map(Map.Entry::getValue)
                .findFirst();
        if (cause.isPresent() && !play.eachHostAlone() && (once || anyIsFatal()) || tooMany()) {
            play.breakOff();
            PlayHost.Failure failure = new PlayHost.Failure(
                    task, cause.orElseGet(() -> Results.failed("too many hosts of this play failed", Map.of())));
            hosts.stream().filter(PlayHost::isActive).forEach(host -> host.fail(failure, frame));
        }
    }

    private boolean anyIsFatal() {
        return frame.keywords()
                .find(Keyword.ANY_ERRORS_FATAL)
                .map(written -> Truth.of(render(written), "any_errors_fatal"))
                .orElse(play.settings().isOn(Setting.ANY_ERRORS_FATAL));
    }

    /** Whether more than that part of the batch failed; those that an enclosing block may still rescue did not. */
    private boolean tooMany() {
        if (play.eachHostAlone()) {
            return false;
        }
        List<PlayHost> batch = play.hosts();
        long failed = batch.stream()
                .filter(host -> host.isFailed() && !host.mayBeRescued())
                .count();
        return play.play()
                .settings()
                .maxFailPercentage()
                .map(written -> Numbers.number(percentage(render(written)), "max_fail_percentage"))
                .map(most -> 100.0 * failed / batch.size() > most)
                .orElse(false);
    }

    private static Object percentage(Object value) {
        return value instanceof String text && text.strip().endsWith("%")
                ? text.strip().substring(0, text.strip().length() - 1)
                : value;
    }

    private Object render(Written written) {
        return play.render(written.raw(), frame, hosts.getFirst());
    }
}
