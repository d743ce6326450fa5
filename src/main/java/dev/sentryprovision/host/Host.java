package dev.sentryprovision.host;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.shell.Command;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A machine as a module sees it, as one user. <em>Looks</em> never change it; <em>changes</em> each record a
 * {@link Change}. Whether a change really happens is not a module's business: see {@link LiveHost} and
 * {@link DryRunHost}.
 *
 * <p>Any operation may throw {@link HostFailure} (the machine refused), {@link UnknownUntilApplied} (dry run only) or
 * {@link dev.sentryprovision.connection.ConnectionFailure}; modules let them pass.
 */
public interface Host {

    /** The inventory's name. */
    String name();

    /** The user that operations run as, on the machine. */
    String user();

    /**
     * What a user wrote as a path: {@code ~} and {@code ~name} are homes on the machine, relative paths start at the
     * home of {@link #user()}.
     */
    RemotePath resolve(String path);

    /** Facts of the machine, gathered at the first call of a run. */
    Facts facts();

    /** Facts of the machine as it is now: gathered anew when something has changed since. */
    Facts currentFacts();

    // Looks

    /**
     * Asks without waiting. What was asked goes out together, in one round trip, at the first {@link Asked#get}: ask
     * everything a task needs to know, then get.
     */
    <T> Asked<T> ask(Look<T> look);

    default <T> T look(Look<T> look) {
        return ask(look).get();
    }

    /**
     * To be called by a module that is about to fail because something is not there.
     *
     * @throws UnknownUntilApplied in a dry run, when a command or a package that was not done may bring it
     */
    default void confirmMissing() {}

    /**
     * To be called by a module that tells that nothing is at a path, so that others depend on it.
     *
     * @throws UnknownUntilApplied in a dry run, when a package that was not installed may bring it
     */
    default void confirmAbsent(RemotePath path) {}

    /** The entry itself, not what a link points to. */
    default PathStatus stat(RemotePath path) {
        return look(new Look.Stat(path, false));
    }

    default Reading read(RemotePath path) {
        return look(Look.Read.small(path));
    }

    /** Runs a command that only looks. Its status is not checked. */
    default Reply query(Command command) {
        return look(Look.Query.of(command));
    }

    /**
     * What the changes of this task have left at a path, without a question to the machine; empty when they changed
     * nothing there. An owner or group that was given by name may have no number in it (a negative one).
     */
    Optional<PathStatus> left(RemotePath path);

    // Changes

    /**
     * Puts a file in place: all of it or nothing (a temporary file beside it, then a rename). Attributes that are not
     * given stay as they are; a new file gets mode 0644 and this user.
     *
     * @return where the old content went, when {@link FileWrite#backup} asked for it and there was one
     */
    Optional<RemotePath> write(FileWrite write);

    /** Removes what is there, with all below it. */
    void remove(RemotePath path);

    /** Makes one directory; its parent exists. Without a mode it gets 0755. */
    void makeDirectory(RemotePath path, Attributes attributes);

    /** Makes a link in place of what is there, atomically. */
    void link(RemotePath path, String target, LinkKind kind);

    void setAttributes(RemotePath path, Attributes attributes);

    /**
     * Takes steps that belong together, in order: one look at all they meet, one stream for what they bring. When one
     * fails, those before it are done. No step happens that changes nothing.
     */
    void take(PathSteps steps);

    /** Sets times in seconds since 1970; without a value a time stays. Makes an empty file when nothing is there. */
    void touch(RemotePath path, Optional<Double> modified, Optional<Double> accessed);

    /**
     * Runs a command that changes something, and says what.
     *
     * @return its reply, or {@link RunResult.NotRun} in a dry run; a status other than 0 is the caller's to judge
     */
    RunResult run(Command command, Effect effect);

    /** The same, when any other status than 0 is a failure. */
    default void mustRun(Command command, Effect effect) {
        if (run(command, effect) instanceof RunResult.Ran(Reply reply) && !reply.succeeded()) {
            throw HostFailure.ofCommand(effect.summary(), reply);
        }
    }

    /**
     * Copies a file (through links) to the control machine: all of it or nothing.
     *
     * @param sha1 its digest, which the copy must have as well; empty when that is not to be checked
     */
    void fetch(RemotePath from, Path to, Optional<String> sha1);

    /** The kinds of link. */
    enum LinkKind {
        SYMBOLIC,
        HARD
    }
}
