package dev.sentryprovision.report;

/** One line of a drawn difference, without its line break. */
record DiffLine(Kind kind, String text) {

    /** What the line is. */
    enum Kind {
        BEFORE(Colour.REMOVED),
        AFTER(Colour.ADDED),
        HUNK(Colour.HUNK),
        CONTEXT(Colour.PLAIN),
        REMOVED(Colour.REMOVED),
        ADDED(Colour.ADDED),
        SUBJECT(Colour.CHANGED),
        ATTRIBUTE(Colour.CHANGED),
        NOTE(Colour.HUNK);

        private final Colour colour;

        Kind(Colour colour) {
            this.colour = colour;
        }

        Colour colour() {
            return colour;
        }
    }
}
