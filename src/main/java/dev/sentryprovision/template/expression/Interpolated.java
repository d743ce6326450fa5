package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Repr;
import java.util.ArrayList;
import java.util.List;

/** A text literal of a condition with {@code {{ }}} in it: the pieces joined. What they give is never read as code. */
record Interpolated(List<Expression> parts) implements Expression {

    static Interpolated parse(String text) {
        List<Expression> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
            parts.add(new Literal(text.substring(from, open)));
            Lexer.Tag tag = Lexer.tag(text, open + 2, "}}", LexerMode.CONDITION);
            parts.add(new ExpressionParser(new TokenStream(tag.tokens())).tuple());
            from = tag.end();
        }
        parts.add(new Literal(text.substring(from)));
        return new Interpolated(List.copyOf(parts));
    }

    @Override
    public Object evaluate(Frame frame) {
        StringBuilder out = new StringBuilder();
        for (Expression part : parts) {
            out.append(Repr.str(part.evaluate(frame)));
        }
        return out.toString();
    }
}
