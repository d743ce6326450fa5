package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.FileTemplateOptions;
import dev.sentryprovision.template.expression.Lexer;
import dev.sentryprovision.template.expression.LexerMode;
import dev.sentryprovision.template.python.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text of a template into text, outputs and tags, and takes away the blanks that go with tags. */
final class Scanner {

    private final String source;
    private final FileTemplateOptions options;
    private final LexerMode outputMode;
    private final Pattern rawStart;
    private final Pattern rawEnd;
    private final List<Segment> segments = new ArrayList<>();
    private final List<String> marks;
    /** Where each mark is found next, so that a text is searched for it once only. */
    private final int[] next = {-1, -1, -1};

    private int at;
    private boolean lineStarts = true;

    private enum Opening {
        NONE,
        BLOCK,
        VARIABLE,
        COMMENT
    }

    private Scanner(String source, FileTemplateOptions options, LexerMode outputMode) {
        this.source = source;
        this.options = options;
        this.outputMode = outputMode;
        this.marks = List.of(
                options.block().start(),
                options.variable().start(),
                options.comment().start());
        String open = Pattern.quote(options.block().start());
        String close = Pattern.quote(options.block().end());
        this.rawStart = Pattern.compile("\\G" + open + "[-+]?\\s*raw\\s*(?:-" + close + "\\s*|" + close + ")");
        this.rawEnd = Pattern.compile(open + "([-+]?)\\s*endraw\\s*(?:\\+" + close + "|-" + close + "\\s*|" + close
                + (options.trimBlocks() ? "\\n?" : "") + ")");
    }

    static List<Segment> scan(String source, FileTemplateOptions options, LexerMode outputMode) {
        return new Scanner(source, options, outputMode).run();
    }

    private List<Segment> run() {
        while (at < source.length()) {
            int open = nextOpening();
            if (open < 0) {
                text(source.substring(at), at);
                break;
            }
            Opening kind = opening(open);
            tag(kind, open);
        }
        return segments;
    }

    private int nextOpening() {
        int first = -1;
        for (int i = 0; i < marks.size(); i++) {
            if (next[i] < at) {
                int found = source.indexOf(marks.get(i), at);
                next[i] = found < 0 ? Integer.MAX_VALUE : found;
            }
            first = next[i] != Integer.MAX_VALUE && (first < 0 || next[i] < first) ? next[i] : first;
        }
        return first;
    }

    /** Where marks begin alike, the longest is meant. */
    private Opening opening(int position) {
        Opening best = Opening.NONE;
        int length = 0;
        for (int i = 0; i < marks.size(); i++) {
            if (source.startsWith(marks.get(i), position) && marks.get(i).length() > length) {
                best = Opening.values()[i + 1];
                length = marks.get(i).length();
            }
        }
        return best;
    }

    private void tag(Opening kind, int open) {
        switch (kind) {
            case COMMENT -> comment(open);
            case VARIABLE -> output(open);
            case BLOCK, NONE -> block(open);
        }
    }

    private void comment(int open) {
        before(open, options.comment().start(), true);
        int close = source.indexOf(
                options.comment().end(), open + options.comment().start().length());
        if (close < 0) {
            throw Failure.syntax(
                    "this comment is not closed: '" + options.comment().end() + "' is missing", open);
        }
        char sign = source.charAt(close - 1);
        after(
                (sign == '-' || sign == '+' ? sign : ' '),
                close + options.comment().end().length(),
                true);
    }

    private void output(int open) {
        before(open, options.variable().start(), false);
        int start = afterSign(open + options.variable().start().length(), "-");
        Lexer.Tag tag = closed(Lexer.tag(source, start, options.variable().end(), outputMode), open);
        segments.add(new Segment.Output(tag.tokens(), open));
        after(sign(tag, options.variable().end()), tag.end(), false);
    }

    private void block(int open) {
        Matcher raw = rawStart.matcher(source).region(open, source.length());
        if (raw.lookingAt()) {
            raw(open, raw.end());
            return;
        }
        before(open, options.block().start(), true);
        int start = afterSign(open + options.block().start().length(), "-+");
        Lexer.Tag tag = closed(Lexer.tag(source, start, options.block().end(), LexerMode.PLAIN), open);
        segments.add(new Segment.Tag(tag.tokens(), open));
        after(sign(tag, options.block().end()), tag.end(), true);
    }

    private static Lexer.Tag closed(Lexer.Tag tag, int open) {
        if (tag.close().isEmpty()) {
            throw Failure.syntax("this tag is not closed", open);
        }
        return tag;
    }

    private void raw(int open, int contentStart) {
        before(open, options.block().start(), true);
        Matcher end = rawEnd.matcher(source);
        if (!end.find(contentStart)) {
            throw Failure.syntax("'raw' is not closed: 'endraw' is missing", open);
        }
        String content = source.substring(contentStart, end.start());
        text(
                trimmed(content, end.group(1), true, contentStart > 0 && source.charAt(contentStart - 1) == '\n'),
                contentStart);
        at = end.end();
        lineStarts = source.charAt(at - 1) == '\n';
    }

    /** Adds the text up to a tag. */
    private void before(int open, String mark, boolean mayStrip) {
        int signAt = open + mark.length();
        String sign = signAt < source.length() ? source.substring(signAt, signAt + 1) : "";
        text(trimmed(source.substring(at, open), sign, mayStrip, lineStarts), at);
    }

    private String trimmed(String text, String sign, boolean mayStrip, boolean startsLine) {
        if (sign.equals("-")) {
            return text.stripTrailing();
        }
        if (sign.equals("+") || !mayStrip || !options.lstripBlocks()) {
            return text;
        }
        int line = text.lastIndexOf('\n') + 1;
        return (line > 0 || startsLine) && text.substring(line).isBlank() ? text.substring(0, line) : text;
    }

    private void after(char sign, int end, boolean mayTrim) {
        int next = end;
        if (sign == '-') {
            while (next < source.length() && Character.isWhitespace(source.charAt(next))) {
                next++;
            }
        } else if (sign != '+' && mayTrim && options.trimBlocks() && source.startsWith("\n", next)) {
            next++;
        }
        at = next;
        lineStarts = source.charAt(next - 1) == '\n';
    }

    private int afterSign(int position, String signs) {
        return position < source.length() && signs.indexOf(source.charAt(position)) >= 0 ? position + 1 : position;
    }

    private static char sign(Lexer.Tag tag, String mark) {
        return tag.close().length() > mark.length() ? tag.close().charAt(0) : ' ';
    }

    private void text(String text, int offset) {
        if (!text.isEmpty()) {
            String ended =
                    options.newlineSequence().equals("\n") ? text : text.replace("\n", options.newlineSequence());
            segments.add(new Segment.Text(ended, offset));
        }
    }
}
