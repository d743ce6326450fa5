package dev.sentryprovision.testing;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Account;
import dev.sentryprovision.host.Change;
import dev.sentryprovision.host.Changes;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Facts;
import dev.sentryprovision.host.ImaginedMachine;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.PathStatus.Kind;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.shell.Command;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine in memory for tests of modules: the dry run's overlay over a machine with nothing on it. A test puts in
 * files, folders, links, facts and answers to commands, runs a module, and looks at the changes and at what is there.
 *
 * <p>What is asked by a command that has no answer gets status 127. A command that changes something answers
 * {@link RunResult.NotRun}, as in a dry run, unless the test gave its result with {@link #runs}.
 */
public final class InMemoryHost extends ForwardingHost {

    private final Map<String, Object> facts;
    private final Map<String, Reply> results = new LinkedHashMap<>();
    private final Changes changes;
    private final ImaginedMachine machine;

    public InMemoryHost() {
        this(ImaginedMachine.root());
    }

    public InMemoryHost(Account account) {
        this(account, new LinkedHashMap<>());
    }

    private InMemoryHost(Account account, Map<String, Object> facts) {
        this(new ImaginedMachine("web1", account, facts), facts, new Changes());
    }

    private InMemoryHost(ImaginedMachine machine, Map<String, Object> facts, Changes changes) {
        super(machine.host(changes));
        this.facts = facts;
        this.machine = machine;
        this.changes = changes;
        for (String folder : List.of("/", "/etc", "/home", "/opt", "/root", "/srv", "/tmp", "/usr", "/var/lib")) {
            directory(folder);
        }
    }

    // What tests put in

    public InMemoryHost file(String path, String text) {
        return file(path, text, 0644, "root", "root");
    }

    public InMemoryHost file(String path, String text, int mode, String owner, String group) {
        return file(path, text.getBytes(StandardCharsets.UTF_8), mode, owner, group);
    }

    public InMemoryHost file(String path, byte[] bytes, int mode, String owner, String group) {
        PathStatus status = ImaginedMachine.status(Kind.FILE, mode, owner, group, bytes.length, "");
        machine.put(new RemotePath(path), status, Content.of(bytes));
        return this;
    }

    public InMemoryHost directory(String path) {
        return directory(path, 0755, "root", "root");
    }

    public InMemoryHost directory(String path, int mode, String owner, String group) {
        PathStatus status = ImaginedMachine.status(Kind.DIRECTORY, mode, owner, group, 4096, "");
        machine.put(new RemotePath(path), status, Content.of(""));
        return this;
    }

    public InMemoryHost symbolicLink(String path, String target) {
        PathStatus status = ImaginedMachine.status(Kind.SYMBOLIC_LINK, 0777, "root", "root", target.length(), target);
        machine.put(new RemotePath(path), status, Content.of(""));
        return this;
    }

    /** A device, socket or pipe. */
    public InMemoryHost other(String path) {
        machine.put(
                new RemotePath(path), ImaginedMachine.status(Kind.OTHER, 0644, "root", "root", 0, ""), Content.of(""));
        return this;
    }

    public InMemoryHost fact(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    /** Answers a query with this exact script (as {@link Command#of} quotes it). */
    public InMemoryHost answers(String script, int status, String out, String err) {
        machine.machine().reply(script, reply(status, out, err));
        return this;
    }

    public InMemoryHost answers(String script, String out) {
        return answers(script, 0, out, "");
    }

    /** The result of a command that changes something; without one it is not run. */
    public InMemoryHost runs(String script, int status, String out, String err) {
        results.put(script, reply(status, out, err));
        return this;
    }

    public static Reply reply(int status, String out, String err) {
        return new Reply(status, out.getBytes(StandardCharsets.UTF_8), err.getBytes(StandardCharsets.UTF_8));
    }

    // What tests look at

    public List<Change> changes() {
        return changes.list();
    }

    /** The changes so far; the list starts anew. */
    public List<Change> drain() {
        return changes.drain();
    }

    /** The text of a file. */
    public String text(String path) {
        return read(new RemotePath(path)) instanceof Reading.Whole whole ? whole.text() : "no file at " + path;
    }

    public PathStatus at(String path) {
        return stat(new RemotePath(path));
    }

    /** The scripts of commands that changed something, in order. */
    public List<String> commands() {
        return changes().stream()
                .filter(Change.CommandChange.class::isInstance)
                .map(change -> ((Change.CommandChange) change).command().script())
                .toList();
    }

    // Host

    @Override
    public Facts facts() {
        return new Facts(Map.copyOf(facts));
    }

    @Override
    public RunResult run(Command command, Effect effect) {
        RunResult result = super.run(command, effect);
        return Optional.ofNullable(results.get(command.script()))
                .<RunResult>map(RunResult.Ran::new)
                .orElse(result);
    }
}
