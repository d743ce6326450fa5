package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Numbers;
import dev.sentryprovision.value.None;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What operators combine: names, literals, lists and dicts, and what follows them: attributes, calls, filters, tests. */
final class TermParser {

    private static final Set<String> NOT_A_TEST_ARGUMENT = Set.of("else", "or", "and", "if", "in", "not", "is");

    private final ExpressionParser expressions;
    private final TokenStream tokens;
    private final LexerMode mode;

    TermParser(ExpressionParser expressions, TokenStream tokens, LexerMode mode) {
        this.expressions = expressions;
        this.tokens = tokens;
        this.mode = mode;
    }

    Expression primary() {
        Token token = tokens.next();
        return switch (token.kind()) {
            case NAME -> name(token);
            case STRING -> text(token);
            case INTEGER -> new Literal(integer(token.text()));
            case FLOAT -> new Literal(Double.parseDouble(token.text().replace("_", "")));
            case OPERATOR -> display(token);
            case END -> throw Failure.syntax("an expression is missing here", token.offset());
        };
    }

    private static Expression name(Token token) {
        return switch (token.text()) {
            case "true", "True" -> new Literal(true);
            case "false", "False" -> new Literal(false);
            case "none", "None" -> new Literal(None.NONE);
            default -> new Name(token.text(), token.offset());
        };
    }

    private Expression text(Token first) {
        StringBuilder text = new StringBuilder(first.text());
        while (tokens.current().kind() == Token.Kind.STRING) {
            text.append(tokens.next().text());
        }
        return mode.nestedTemplates() && text.indexOf("{{") >= 0
                ? Interpolated.parse(text.toString())
                : new Literal(text.toString());
    }

    private static Object integer(String digits) {
        String plain = digits.replace("_", "");
        boolean prefixed = plain.length() > 1 && Character.isLetter(plain.charAt(1));
        int radix =
                !prefixed ? 10 : "xX".indexOf(plain.charAt(1)) >= 0 ? 16 : "oO".indexOf(plain.charAt(1)) >= 0 ? 8 : 2;
        return Numbers.normal(new BigInteger(prefixed ? plain.substring(2) : plain, radix));
    }

    private Expression display(Token token) {
        return switch (token.text()) {
            case "(" -> parenthesised();
            case "[" -> new Displays.ListDisplay(items("]"));
            case "{" -> dict();
            default -> throw Failure.syntax("unexpected " + token.description(), token.offset());
        };
    }

    private Expression parenthesised() {
        if (tokens.skip(")")) {
            return new Displays.TupleDisplay(List.of());
        }
        Expression inner = expressions.tuple();
        tokens.expect(")");
        return inner;
    }

    private List<Expression> items(String close) {
        List<Expression> items = new ArrayList<>();
        while (!tokens.skip(close)) {
            if (!items.isEmpty()) {
                tokens.expect(",");
                if (tokens.skip(close)) {
                    break;
                }
            }
            items.add(expressions.expression());
        }
        return List.copyOf(items);
    }

    private Expression dict() {
        List<Expression> parts = new ArrayList<>();
        while (!tokens.skip("}")) {
            if (!parts.isEmpty()) {
                tokens.expect(",");
                if (tokens.skip("}")) {
                    break;
                }
            }
            parts.add(expressions.expression());
            tokens.expect(":");
            parts.add(expressions.expression());
        }
        return new Displays.DictDisplay(List.copyOf(parts));
    }

    Expression postfix(Expression start) {
        Expression result = start;
        while (true) {
            Token token = tokens.current();
            if (tokens.skip(".")) {
                result = afterDot(result, token.offset());
            } else if (tokens.skip("[")) {
                result = new Subscript(result, subscript(), token.offset());
            } else if (token.is("(")) {
                result = new Call(result, arguments(), token.offset());
            } else {
                return result;
            }
        }
    }

    private Expression afterDot(Expression value, int offset) {
        Token token = tokens.next();
        return switch (token.kind()) {
            case NAME -> new Attribute(value, token.text(), offset);
            case INTEGER -> new Subscript(value, new Literal(integer(token.text())), offset);
            default ->
                throw Failure.syntax("expected a name or number after '.', got " + token.description(), token.offset());
        };
    }

    private Expression subscript() {
        Expression first = subscriptPart();
        if (!tokens.current().is(",")) {
            tokens.expect("]");
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (tokens.skip(",") && !tokens.current().is("]")) {
            parts.add(subscriptPart());
        }
        tokens.expect("]");
        return new Displays.TupleDisplay(List.copyOf(parts));
    }

    private Expression subscriptPart() {
        Expression none = new Literal(None.NONE);
        Expression start = tokens.current().is(":") ? none : expressions.expression();
        if (!tokens.skip(":")) {
            return start;
        }
        Expression stop = endsSlicePart() ? none : expressions.expression();
        Expression step = tokens.skip(":") && !endsSlicePart() ? expressions.expression() : none;
        return new Subscript.Range(List.of(start, stop, step));
    }

    private boolean endsSlicePart() {
        return tokens.current().is(":")
                || tokens.current().is("]")
                || tokens.current().is(",");
    }

    /** Filters, tests and calls of what they give. */
    Expression filters(Expression start) {
        Expression result = start;
        while (true) {
            Token token = tokens.current();
            if (token.is("|")) {
                result = filter(result);
            } else if (token.isName("is")) {
                result = test(result);
            } else if (token.is("(")) {
                result = new Call(result, arguments(), token.offset());
            } else {
                return result;
            }
        }
    }

    /** {@code | name(…)}, applied to {@code value}; the bar is the current word. */
    Expression filter(Expression value) {
        tokens.next();
        return bareFilter(value);
    }

    /** The same where no bar stands before the name. */
    Expression bareFilter(Expression value) {
        int offset = tokens.current().offset();
        String name = dotted("the name of a filter");
        Given given = tokens.current().is("(") ? arguments() : Given.NOTHING;
        return new FilterCall(value, name, given, offset);
    }

    private Expression test(Expression value) {
        tokens.next();
        boolean negated = tokens.skipName("not");
        int offset = tokens.current().offset();
        String name = dotted("the name of a test");
        if (tokens.current().isName("is")) {
            throw tokens.unexpected("tests cannot be chained with 'is'");
        }
        Expression test = new CheckCall(value, name, testArguments(), offset);
        return negated ? new Logic.Not(test) : test;
    }

    private Given testArguments() {
        Token token = tokens.current();
        if (token.is("(")) {
            return arguments();
        }
        boolean argument = switch (token.kind()) {
            case NAME -> !NOT_A_TEST_ARGUMENT.contains(token.text());
            case STRING, INTEGER, FLOAT -> true;
            case OPERATOR -> token.is("[") || token.is("{");
            case END -> false;
        };
        return argument ? new Given(List.of(postfix(primary())), Map.of(), List.of(), List.of()) : Given.NOTHING;
    }

    private String dotted(String what) {
        StringBuilder name = new StringBuilder(tokens.name(what));
        while (tokens.skip(".")) {
            name.append('.').append(tokens.name(what));
        }
        return name.toString();
    }

    /** The arguments of a call; the opening parenthesis is the current word. */
    private Given arguments() {
        tokens.expect("(");
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        List<Expression> spread = new ArrayList<>();
        List<Expression> options = new ArrayList<>();
        boolean first = true;
        while (!tokens.skip(")")) {
            if (!first) {
                tokens.expect(",");
                if (tokens.skip(")")) {
                    break;
                }
            }
            first = false;
            if (tokens.skip("*")) {
                spread.add(expressions.expression());
            } else if (tokens.skip("**")) {
                options.add(expressions.expression());
            } else if (tokens.current().kind() == Token.Kind.NAME
                    && tokens.ahead().is("=")) {
                String name = tokens.next().text();
                tokens.next();
                named.put(name, expressions.expression());
            } else {
                requireNoneBefore(named, options);
                positional.add(expressions.expression());
            }
        }
        return new Given(List.copyOf(positional), named, List.copyOf(spread), List.copyOf(options));
    }

    private void requireNoneBefore(Map<String, Expression> named, List<Expression> options) {
        if (!named.isEmpty() || !options.isEmpty()) {
            throw tokens.unexpected("an argument without a name cannot follow one with a name");
        }
    }
}
