package dev.sentryprovision.host;

import dev.sentryprovision.connection.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Takes steps together on a machine: a stream at most, and a script. */
record LiveBatch(LiveHost host, List<Planned> planned) {

    void perform(Consumer<Change> done) {
        LiveSteps steps = new LiveSteps(planned, host.nonce(), true);
        Optional<Stage> stage = steps.stage();
        if (stage.isPresent() && !fed(stage.get())) {
            steps = new LiveSteps(planned, host.nonce(), false);
            stage = Optional.empty();
        }
        for (Planned each : steps.single()) {
            if (each.step() instanceof Step.Write(FileWrite write)) {
                host.upload(each.step(), write.content(), steps.scriptOf(each).temporary());
            }
        }
        run(steps, stage, done);
    }

    /** False on a machine that has no tar: then each file goes by itself. */
    private boolean fed(Stage stage) {
        String what = planned.size() + " files below "
                + planned.getFirst().step().path().parent();
        try (InputStream in = stage.stream()) {
            host.feed(in, stage.receiver(), what);
            return true;
        } catch (IOException | UncheckedIOException e) {
            if (e.getMessage().contains(Stage.NO_TAR)) {
                return false;
            }
            Throwable cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
            throw new HostFailure(cause.getMessage());
        }
    }

    private void run(LiveSteps steps, Optional<Stage> stage, Consumer<Change> done) {
        Reply reply = host.send(steps.text());
        Set<Planned> taken = new HashSet<>(steps.done(reply.out()));
        planned.stream().filter(taken::contains).map(Planned::change).forEach(done);
        if (!reply.succeeded()) {
            stage.ifPresent(each -> host.send(each.cleanUp()));
            throw LiveHost.failure(steps.failed(taken).step(), withoutMarks(reply, steps));
        }
    }

    private static Reply withoutMarks(Reply reply, LiveSteps steps) {
        String out = reply.out().lines().filter(line -> !steps.isMark(line)).collect(Collectors.joining("\n"));
        return new Reply(reply.status(), out.getBytes(StandardCharsets.UTF_8), reply.stderr());
    }
}
