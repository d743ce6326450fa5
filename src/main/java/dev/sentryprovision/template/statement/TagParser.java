package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.Category;
import dev.sentryprovision.template.expression.Call;
import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.ExpressionParser;
import dev.sentryprovision.template.expression.Literal;
import dev.sentryprovision.template.expression.TokenStream;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.statement.StatementParser.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads each tag, with the statements that belong to it. */
final class TagParser {

    static final Set<String> NAMES = Set.of(
            "if",
            "for",
            "set",
            "with",
            "macro",
            "call",
            "filter",
            "block",
            "extends",
            "include",
            "import",
            "from",
            "do",
            "break",
            "continue",
            "autoescape",
            "raw");

    private final StatementParser statements;

    TagParser(StatementParser statements) {
        this.statements = statements;
    }

    /** The statement of this tag, if there is such a tag. */
    Optional<Statement> parse(String name, TokenStream tokens, int offset) {
        return Optional.ofNullable(
                switch (name) {
                    case "if" -> ifTag(tokens, offset);
                    case "for" -> forTag(tokens, offset);
                    case "set" -> setTag(tokens, offset);
                    case "with" -> withTag(tokens, offset);
                    case "macro" -> macroTag(tokens, offset);
                    case "call" -> callTag(tokens, offset);
                    case "filter" -> filterTag(tokens, offset);
                    case "block" -> blockTag(tokens, offset);
                    case "extends" -> new Extends(complete(tokens), offset);
                    case "include" -> includeTag(tokens, offset);
                    case "import" -> importTag(tokens, offset);
                    case "from" -> fromTag(tokens, offset);
                    case "do" -> new Do(complete(tokens));
                    case "break", "continue" -> jump(name, tokens, offset);
                    case "autoescape" -> autoescapeTag(tokens, offset);
                    default -> null;
                });
    }

    private static Expression complete(TokenStream tokens) {
        Expression expression = new ExpressionParser(tokens).tuple();
        tokens.expectEnd();
        return expression;
    }

    private List<Statement> body(String name, String end, int offset) {
        Part part = statements.until(Set.of(end), name, offset);
        if (end.equals("endblock") || end.equals("endmacro")) {
            part.endTag().skipName(part.endTag().current().text());
        }
        part.endTag().expectEnd();
        return part.body();
    }

    private Statement ifTag(TokenStream tokens, int offset) {
        List<If.Branch> branches = new ArrayList<>();
        TokenStream head = tokens;
        while (true) {
            Expression condition = complete(head);
            Part part = statements.until(Set.of("elif", "else", "endif"), "if", offset);
            branches.add(new If.Branch(condition, part.body()));
            head = part.endTag();
            if (!part.end().equals("elif")) {
                head.expectEnd();
                List<Statement> otherwise = part.end().equals("else") ? body("if", "endif", offset) : List.of();
                return new If(List.copyOf(branches), otherwise);
            }
        }
    }

    private Statement forTag(TokenStream tokens, int offset) {
        Target target = new TargetParser(tokens).several();
        tokens.expectName("in");
        Expression items = new ExpressionParser(tokens).withoutConditional();
        Optional<Expression> filter =
                tokens.skipName("if") ? Optional.of(new ExpressionParser(tokens).expression()) : Optional.empty();
        boolean recursive = tokens.skipName("recursive");
        tokens.expectEnd();
        Part rounds = statements.until(Set.of("else", "endfor"), "for", offset);
        rounds.endTag().expectEnd();
        List<Statement> otherwise = rounds.end().equals("else") ? body("for", "endfor", offset) : List.of();
        return new For(target, items, filter, recursive, rounds.body(), otherwise, offset);
    }

    private Statement setTag(TokenStream tokens, int offset) {
        Target target = new TargetParser(tokens).assignable();
        if (tokens.skip("=")) {
            return new Assign(target, complete(tokens));
        }
        Expression value = filters(tokens, false);
        return new AssignBlock(target, value, Captured.CONTENT, body("set", "endset", offset));
    }

    private Statement filterTag(TokenStream tokens, int offset) {
        Expression value = filters(tokens, true);
        return new FilterBlock(value, Captured.CONTENT, body("filter", "endfilter", offset));
    }

    /** A chain of filters on the content of the block; without a bar before the first in {@code filter}. */
    private static Expression filters(TokenStream tokens, boolean bare) {
        ExpressionParser parser = new ExpressionParser(tokens);
        Expression value = bare ? parser.bareFilter(Captured.CONTENT) : Captured.CONTENT;
        while (tokens.current().is("|")) {
            value = parser.filter(value);
        }
        tokens.expectEnd();
        return value;
    }

    private Statement withTag(TokenStream tokens, int offset) {
        List<Target> targets = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!tokens.atEnd()) {
            if (!targets.isEmpty()) {
                tokens.expect(",");
            }
            targets.add(new TargetParser(tokens).one());
            tokens.expect("=");
            values.add(new ExpressionParser(tokens).expression());
        }
        return new With(List.copyOf(targets), List.copyOf(values), body("with", "endwith", offset));
    }

    private Statement macroTag(TokenStream tokens, int offset) {
        String name = tokens.name("the name of the macro");
        Signature signature = Signature.parse(tokens);
        tokens.expectEnd();
        return Macro.of(name, signature.parameters(), signature.defaults(), body("macro", "endmacro", offset));
    }

    private Statement callTag(TokenStream tokens, int offset) {
        Signature signature = tokens.current().is("(") ? Signature.parse(tokens) : new Signature(List.of(), List.of());
        if (!(complete(tokens) instanceof Call call)) {
            throw Failure.syntax("'call' needs a call, such as 'call name()'", offset);
        }
        List<Statement> body = body("call", "endcall", offset);
        return new CallBlock(call, Macro.of("caller", signature.parameters(), signature.defaults(), body));
    }

    private Statement blockTag(TokenStream tokens, int offset) {
        String name = tokens.name("the name of the block");
        boolean scoped = tokens.skipName("scoped");
        boolean required = tokens.skipName("required");
        scoped |= tokens.skipName("scoped");
        tokens.expectEnd();
        Block block = new Block(name, scoped, required, body("block", "endblock", offset), offset);
        statements.add(block);
        return block;
    }

    private static Statement includeTag(TokenStream tokens, int offset) {
        Expression names = new ExpressionParser(tokens).expression();
        boolean ignoreMissing =
                tokens.current().isName("ignore") && tokens.ahead().isName("missing");
        if (ignoreMissing) {
            tokens.next();
            tokens.next();
        }
        boolean withContext = context(tokens, true);
        tokens.expectEnd();
        return new Include(names, ignoreMissing, withContext, offset);
    }

    private static boolean context(TokenStream tokens, boolean otherwise) {
        boolean with = tokens.current().isName("with");
        if (!(with || tokens.current().isName("without")) || !tokens.ahead().isName("context")) {
            return otherwise;
        }
        tokens.next();
        tokens.next();
        return with;
    }

    private static Statement importTag(TokenStream tokens, int offset) {
        Expression template = new ExpressionParser(tokens).expression();
        tokens.expectName("as");
        String module = tokens.name("a name");
        boolean withContext = context(tokens, false);
        tokens.expectEnd();
        return new Import(template, Optional.of(module), Map.of(), withContext, offset);
    }

    private static Statement fromTag(TokenStream tokens, int offset) {
        Expression template = new ExpressionParser(tokens).expression();
        tokens.expectName("import");
        Map<String, String> names = new LinkedHashMap<>();
        boolean withContext = context(tokens, false);
        while (!tokens.atEnd()) {
            String name = tokens.name("a name");
            names.put(name, tokens.skipName("as") ? tokens.name("a name") : name);
            withContext |= context(tokens, false);
            if (!tokens.skip(",")) {
                break;
            }
            withContext |= context(tokens, false);
        }
        tokens.expectEnd();
        return new Import(template, Optional.empty(), names, withContext, offset);
    }

    private static Statement jump(String name, TokenStream tokens, int offset) {
        tokens.expectEnd();
        return new LoopControl.Jump(name.equals("continue"), offset);
    }

    private Statement autoescapeTag(TokenStream tokens, int offset) {
        if (!(complete(tokens) instanceof Literal literal) || !literal.value().equals(false)) {
            throw new Failure(
                    Category.SYNTAX, "'autoescape' is supported with 'false' only", "use the filter 'escape'", offset);
        }
        return new With(List.of(), List.of(), body("autoescape", "endautoescape", offset));
    }
}
