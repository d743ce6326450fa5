package dev.sentryprovision.cli;

/** What a verb does once its options are read. */
@FunctionalInterface
interface Command {

    /** @return an exit status, see {@link ExitStatus} */
    int run();
}
