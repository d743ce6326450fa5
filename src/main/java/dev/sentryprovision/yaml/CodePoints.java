package dev.sentryprovision.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Constant;

/**
 * The text as the parser reads it, all of it at once. The parser's own reader copies what it has so far for each
 * thousand characters of one scalar: a line of ten megabytes took it a minute.
 */
final class CodePoints extends StreamReader {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String source;
    private final int[] text;
    private int at;
    private int documentStart;
    private int line;
    private int column;

    /**
     * Takes a text.
     *
     * @throws ReaderException at the first character that YAML does not allow
     */
    CodePoints(String text, String source) {
        super("");
        this.source = source;
        this.text = text.codePoints().toArray();
        for (int i = 0; i < this.text.length; i++) {
            if (!isPrintable(this.text[i])) {
                throw new ReaderException(source, i, this.text[i], "not allowed");
            }
        }
    }

    @Override
    public Mark getMark() {
        return new Mark(source, at, line, column, text, at);
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int length) {
        for (int i = 0; i < length && at < text.length; i++) {
            int c = text[at++];
            if (Constant.LINEBR.has(c) || c == '\r' && peek() != 0 && peek() != '\n') {
                line++;
                column = 0;
            } else if (c != BYTE_ORDER_MARK) {
                column++;
            }
        }
    }

    @Override
    public int peek() {
        return peek(0);
    }

    /** Behind the end there are zeros. */
    @Override
    public int peek(int ahead) {
        return at + ahead < text.length ? text[at + ahead] : 0;
    }

    @Override
    public String prefix(int length) {
        return new String(text, at, Math.min(length, text.length - at));
    }

    /** Only used for what has no line break in it. */
    @Override
    public String prefixForward(int length) {
        String prefix = prefix(length);
        int moved = Math.min(length, text.length - at);
        at += moved;
        column += moved;
        return prefix;
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public int getDocumentIndex() {
        return at - documentStart;
    }

    @Override
    public void resetDocumentIndex() {
        documentStart = at;
    }

    @Override
    public int getIndex() {
        return at;
    }

    @Override
    public int getLine() {
        return line;
    }
}
