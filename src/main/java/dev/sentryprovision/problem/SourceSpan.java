package dev.sentryprovision.problem;

/**
 * A place in a text the user wrote: a file, a command line argument, an inventory.
 *
 * @param source the name a user would recognise, usually a path as given
 * @param line   first line, counted from 1; 0 when only the source is known
 * @param column first column, counted from 1; 0 when only the line is known
 * @param length number of characters on that line, at least 1; 0 when unknown
 */
public record SourceSpan(String source, int line, int column, int length) {

    public static SourceSpan of(String source) {
        return new SourceSpan(source, 0, 0, 0);
    }

    public static SourceSpan at(String source, int line, int column) {
        return new SourceSpan(source, line, column, 0);
    }

    /**
     * The place of a character of a text that begins here and whose lines all begin in the same column.
     *
     * @param offset negative when it is unknown; then the whole is meant
     */
    public SourceSpan within(String text, int offset) {
        if (line == 0 || offset < 0) {
            return this;
        }
        int end = Math.min(offset, text.length());
        int lineStart = text.lastIndexOf('\n', end - 1) + 1;
        int below = (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
        return at(source, line + below, column == 0 ? 0 : column + end - lineStart);
    }

    /** {@code file:line:column}, leaving out what is unknown. */
    @Override
    public String toString() {
        if (line == 0) {
            return source;
        }
        return column == 0 ? source + ":" + line : source + ":" + line + ":" + column;
    }

    /** {@code file:line}, as reports name tasks. */
    public String fileAndLine() {
        return line == 0 ? source : source + ":" + line;
    }
}
