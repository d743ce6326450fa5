package dev.sentryprovision.template.expression;

/**
 * A word of an expression.
 *
 * @param text   the name, operator or digits as written; of a text literal, its content
 * @param offset where it starts in the template
 */
public record Token(Kind kind, String text, int offset) {

    /** Sorts of words. */
    public enum Kind {
        NAME,
        STRING,
        INTEGER,
        FLOAT,
        OPERATOR,
        END
    }

    public boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    public boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    /** As an error message calls it. */
    public String description() {
        return kind == Kind.END ? "end of expression" : "'" + text + "'";
    }
}
