package dev.sentryprovision.report;

import java.io.PrintWriter;

/**
 * Where console output goes: text above, and on a terminal one status line below it that is redrawn in place. Not
 * thread-safe.
 */
final class Screen {

    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean colour;
    private final int width;
    private String status = "";

    Screen(PrintWriter out, boolean colour, int width) {
        this.out = out;
        this.colour = colour;
        this.width = width;
    }

    int width() {
        return width;
    }

    /** A text from anywhere, made harmless to a terminal and coloured. */
    String paint(Colour paint, String text) {
        String printable = Printable.of(text);
        return colour ? paint.paint(printable) : printable;
    }

    /** Prints whole lines; the status line stays below them. */
    void print(Colour paint, String lines) {
        printPainted(paint(paint, lines));
    }

    /** The same for lines whose parts went through {@link #paint} already. */
    void printPainted(String lines) {
        String shown = status;
        eraseStatus();
        out.write(lines);
        out.write('\n');
        drawStatus(shown);
        out.flush();
    }

    /** Shows a status line in place of the one there was; an empty one takes it away. */
    void status(String line) {
        String cut = TextWidth.cut(Printable.of(line), width - 1);
        if (!cut.equals(status)) {
            eraseStatus();
            drawStatus(cut);
            out.flush();
        }
    }

    private void eraseStatus() {
        if (!status.isEmpty()) {
            out.write(ERASE_LINE);
            status = "";
        }
    }

    private void drawStatus(String line) {
        out.write(line);
        status = line;
    }
}
