package dev.sentryprovision.sentry;

/**
 * Something that changes on the way to a release and concerns an installation.
 *
 * @param where the file and line that shows it, or the command that says so
 */
record Concern(BreakingChange change, String where) {

    String text() {
        return where + ": from " + change.since() + " " + change.change();
    }
}
