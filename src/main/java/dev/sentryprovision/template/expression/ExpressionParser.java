package dev.sentryprovision.template.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jinja's expression grammar, one method a rule, loosest binding first. */
public final class ExpressionParser {

    private static final int DEEPEST = 200;

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final TokenStream tokens;
    private final TermParser terms;
    private int depth;

    public ExpressionParser(TokenStream tokens) {
        this(tokens, LexerMode.PLAIN);
    }

    private ExpressionParser(TokenStream tokens, LexerMode mode) {
        this.tokens = tokens;
        this.terms = new TermParser(this, tokens, mode);
    }

    /** {@code | name(…)}, applied to {@code value}; the bar is the current word. */
    public Expression filter(Expression value) {
        return terms.filter(value);
    }

    /** The same where no bar stands before the name. */
    public Expression bareFilter(Expression value) {
        return terms.bareFilter(value);
    }

    /** A whole text that is one expression. */
    public static Expression parse(String source, LexerMode mode) {
        TokenStream tokens = new TokenStream(Lexer.expression(source, mode));
        Expression expression = new ExpressionParser(tokens, mode).tuple();
        tokens.expectEnd();
        return expression;
    }

    public Expression expression() {
        return conditional(true);
    }

    /** An expression in which {@code if} does not belong to it: what {@code for} goes through. */
    public Expression withoutConditional() {
        return tupleOf(false);
    }

    /** An expression, or several with commas between, which make a tuple. */
    public Expression tuple() {
        return tupleOf(true);
    }

    private Expression tupleOf(boolean conditional) {
        Expression first = conditional ? expression() : conditional(false);
        if (!tokens.current().is(",")) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (tokens.skip(",")) {
            if (tokens.atEnd() || tokens.current().is(")") || tokens.current().isName("in")) {
                break;
            }
            parts.add(conditional ? expression() : conditional(false));
        }
        return new Displays.TupleDisplay(List.copyOf(parts));
    }

    private Expression conditional(boolean allowed) {
        Expression result = or();
        enter();
        while (allowed && tokens.current().isName("if")) {
            int offset = tokens.next().offset();
            Expression condition = or();
            Optional<Expression> otherwise =
                    tokens.skipName("else") ? Optional.of(conditional(true)) : Optional.empty();
            result = new Conditional(condition, result, otherwise, offset);
        }
        depth--;
        return result;
    }

    /** Deeper nesting is refused before it can exhaust the stack. */
    private void enter() {
        if (++depth > DEEPEST) {
            throw tokens.unexpected("the expression is nested more than " + DEEPEST + " deep");
        }
    }

    private Expression or() {
        Expression left = and();
        while (tokens.skipName("or")) {
            left = new Logic.Or(left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (tokens.skipName("and")) {
            left = new Logic.And(left, not());
        }
        return left;
    }

    private Expression not() {
        if (!tokens.current().isName("not")) {
            return comparison();
        }
        tokens.next();
        enter();
        Expression operand = not();
        depth--;
        return new Logic.Not(operand);
    }

    private Expression comparison() {
        Expression first = sum();
        List<Comparison.Step> steps = new ArrayList<>();
        while (true) {
            Token token = tokens.current();
            if (token.kind() == Token.Kind.OPERATOR && COMPARISONS.contains(token.text())) {
                tokens.next();
                steps.add(new Comparison.Step(token.text(), sum(), token.offset()));
            } else if (tokens.skipName("in")) {
                steps.add(new Comparison.Step("in", sum(), token.offset()));
            } else if (token.isName("not") && tokens.ahead().isName("in")) {
                tokens.next();
                tokens.next();
                steps.add(new Comparison.Step("not in", sum(), token.offset()));
            } else {
                return steps.isEmpty() ? first : new Comparison(first, List.copyOf(steps));
            }
        }
    }

    private Expression sum() {
        Expression left = concatenation();
        while (tokens.current().is("+") || tokens.current().is("-")) {
            Token operator = tokens.next();
            left = new Operation(operator.text(), left, concatenation(), operator.offset());
        }
        return left;
    }

    private Expression concatenation() {
        Expression first = product();
        if (!tokens.current().is("~")) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (tokens.skip("~")) {
            parts.add(product());
        }
        return new Concatenation(List.copyOf(parts));
    }

    private Expression product() {
        Expression left = power();
        while (tokens.current().is("*")
                || tokens.current().is("/")
                || tokens.current().is("//")
                || tokens.current().is("%")) {
            Token operator = tokens.next();
            left = new Operation(operator.text(), left, power(), operator.offset());
        }
        return left;
    }

    private Expression power() {
        Expression left = unary(true);
        while (tokens.current().is("**")) {
            Token operator = tokens.next();
            left = new Operation(operator.text(), left, unary(true), operator.offset());
        }
        return left;
    }

    private Expression unary(boolean withFilters) {
        Token token = tokens.current();
        Expression result;
        if (token.is("-") || token.is("+")) {
            tokens.next();
            enter();
            result = new Sign(token.is("-"), unary(false), token.offset());
            depth--;
        } else {
            result = terms.primary();
        }
        Expression complete = terms.postfix(result);
        return withFilters ? terms.filters(complete) : complete;
    }
}
