package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Failure;
import java.util.List;

/** The words of a tag, read from left to right. */
public final class TokenStream {

    private final List<Token> tokens;
    private int at;

    public TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    public Token current() {
        return tokens.get(at);
    }

    public Token ahead() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    public Token next() {
        Token token = current();
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    public boolean atEnd() {
        return current().kind() == Token.Kind.END;
    }

    public boolean skip(String operator) {
        boolean found = current().is(operator);
        if (found) {
            next();
        }
        return found;
    }

    public boolean skipName(String name) {
        boolean found = current().isName(name);
        if (found) {
            next();
        }
        return found;
    }

    public void expect(String operator) {
        if (!skip(operator)) {
            throw unexpected("expected '" + operator + "', got " + current().description());
        }
    }

    public void expectName(String name) {
        if (!skipName(name)) {
            throw unexpected("expected '" + name + "', got " + current().description());
        }
    }

    public String name(String what) {
        if (current().kind() != Token.Kind.NAME) {
            throw unexpected("expected " + what + ", got " + current().description());
        }
        return next().text();
    }

    public void expectEnd() {
        if (!atEnd()) {
            throw unexpected("unexpected " + current().description() + " after the expression");
        }
    }

    public Failure unexpected(String message) {
        return Failure.syntax(message, current().offset());
    }
}
