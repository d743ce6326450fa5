package dev.sentryprovision.template.expression;

/**
 * How an expression is read.
 *
 * @param literalBackslashes a backslash in a text literal stands for itself: so it is between {@code {{ }}} in a
 *     playbook, where regular expressions would otherwise need twice as many
 * @param nestedTemplates    {@code {{ … }}} may stand inside, as in conditions that were written so by mistake
 */
public record LexerMode(boolean literalBackslashes, boolean nestedTemplates) {

    public static final LexerMode PLAIN = new LexerMode(false, false);

    public static final LexerMode LITERAL = new LexerMode(true, false);

    public static final LexerMode CONDITION = new LexerMode(false, true);
}
