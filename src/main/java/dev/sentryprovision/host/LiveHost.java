package dev.sentryprovision.host;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.connection.ShellRequest;
import dev.sentryprovision.host.Change.FetchChange;
import dev.sentryprovision.host.Change.PathChange;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Does what it is asked to. A change is one round trip; with content that is too large for a script, two. */
public final class LiveHost extends RecordingHost {

    private final Connection connection;
    private final HostView how;
    private final Recall recall;
    private long recalled;

    LiveHost(View view, Connection connection, HostView how) {
        super(view);
        this.connection = connection;
        this.how = how;
        this.recall = new Recall(view.looks());
    }

    @Override
    public <T> Asked<T> ask(Look<T> look) {
        forgetIfChanged();
        Asked<T> answer = recall.fresh(look);
        Companions.of(look).forEach(recall::known);
        return answer;
    }

    @Override
    <T> Asked<T> known(Look<T> look) {
        forgetIfChanged();
        return recall.known(look);
    }

    @Override
    boolean isForetold() {
        return false;
    }

    private synchronized void forgetIfChanged() {
        long now = view().epoch().now();
        if (now != recalled) {
            recall.forget();
            recalled = now;
        }
    }

    @Override
    void perform(Step step, Situation situation, PathChange change) {
        ChangeScript script = new ChangeScript(step, situation, change, nonce());
        if (step instanceof Step.Write(FileWrite write) && !ChangeScript.isInline(write.content())) {
            upload(step, write.content(), script.temporary());
        }
        Reply reply = send(script.text());
        if (!reply.succeeded()) {
            throw failure(step, reply);
        }
    }

    static HostFailure failure(Step step, Reply reply) {
        return reply.status() == ChangeScript.INVALID && step instanceof Step.Write
                ? invalid(step, reply)
                : failed(step, reply);
    }

    @Override
    void perform(List<Planned> planned, Consumer<Change> done) {
        if (planned.size() == 1) {
            Planned only = planned.getFirst();
            perform(only.step(), only.situation(), only.change());
            done.accept(only.change());
        } else if (!planned.isEmpty()) {
            new LiveBatch(this, planned).perform(done);
        }
    }

    String nonce() {
        return view().surroundings().nonce().get();
    }

    /** @throws UncheckedIOException with what the receiver said */
    void feed(InputStream content, String receiver, String what) {
        connection.feed(how.who(), content, receiver, what);
    }

    /**
     * All of it or nothing: of a stream that breaks off, the machine takes away by itself what came, before it speaks to
     * a connection that may be no more.
     */
    void upload(Step step, Content content, String path) {
        try (InputStream in = content.open()) {
            feed(in, receiver(path, content.size()), path);
        } catch (IOException | UncheckedIOException e) {
            throw new HostFailure("cannot " + step.words() + ": " + e.getMessage());
        }
    }

    private static String receiver(String path, long size) {
        return """
                umask 077; sp_n=; sp_t=%s
                if cat >"$sp_t"; then sp_n=$(stat -c %%s -- "$sp_t"); [ "$sp_n" != %d ] || exit 0; fi
                rm -f -- "$sp_t"; [ -z "$sp_n" ] || echo "$sp_n of %d bytes came" >&2; exit 1
                """.formatted(Quote.quote(path), size, size);
    }

    @Override
    RunResult perform(Command command, Effect effect) {
        String script = CommandScript.of(command.withEnvironmentBelow(how.environment()));
        effect.touches().forEach(this::leaveUser);
        return new RunResult.Ran(
                how.background().map(job -> detached(job, script)).orElseGet(() -> followed(script)));
    }

    private void leaveUser(Subject subject) {
        if (subject instanceof Subject.Named(String kind, String name) && kind.equals("user")) {
            connection.leave(name);
        }
    }

    private Reply detached(Background job, String script) {
        view().looks().flush();
        return new DetachedRun(connection, how, job, view().surroundings().clock()).run(script);
    }

    @Override
    void perform(FetchChange change, Optional<String> sha1) {
        try (InputStream in = contentOf(change.from())) {
            LocalCopy.of(in, sha1).to(change.to());
        } catch (IOException | UncheckedIOException e) {
            throw new HostFailure("cannot fetch " + change.from() + " to " + change.to() + ": " + e.getMessage());
        }
    }

    /** What the module has read already is not asked for again. */
    private InputStream contentOf(RemotePath path) {
        return known(Look.Read.small(path)).get() instanceof Reading.Whole(byte[] bytes)
                ? Content.of(bytes).open()
                : connection.download(how.who(), path.text());
    }

    private Reply followed(String script) {
        ShellRequest request = ShellRequest.of(script);
        return send(how.onOutput().map(request::following).orElse(request));
    }

    Reply send(String script) {
        return send(ShellRequest.of(script));
    }

    /** Looks that were asked before a change are sent before it, so that they do not see it. */
    private Reply send(ShellRequest request) {
        view().looks().flush();
        return connection.shell(how.who()).run(how.limit().map(request::within).orElse(request));
    }

    private static HostFailure failed(Step step, Reply reply) {
        String said = reply.err().isBlank() ? reply.out() : reply.err();
        String why = said.isBlank() ? "status " + reply.status() : lastLine(said);
        return new HostFailure("cannot " + step.words() + ": " + why, result(reply.status(), reply.out(), reply));
    }

    private static HostFailure invalid(Step step, Reply reply) {
        String out = reply.out();
        int end = out.lastIndexOf('\n');
        int status = Integer.parseInt(out.substring(end + 1));
        String said = reply.err().isBlank() ? out.substring(0, end) : reply.err();
        return new HostFailure(
                "cannot " + step.words() + ": failed to validate, status " + status + ": " + said.strip(),
                result(status, out.substring(0, end), reply));
    }

    private static Map<String, Object> result(int status, String out, Reply reply) {
        Map<String, Object> values = new HashMap<>();
        values.put("rc", (long) status);
        values.put("stdout", out);
        values.put("stderr", reply.err());
        return values;
    }

    private static String lastLine(String text) {
        return text.strip().lines().reduce((_, last) -> last).orElse("");
    }
}
