package dev.sentryprovision.host;

import dev.sentryprovision.connection.Reply;

/** What came of a command that changes something. */
public sealed interface RunResult {

    record Ran(Reply reply) implements RunResult {}

    /** A dry run: it was not run, so its output and status are unknown. */
    record NotRun() implements RunResult {}
}
