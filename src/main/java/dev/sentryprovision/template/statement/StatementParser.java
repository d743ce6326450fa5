package dev.sentryprovision.template.statement;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.template.Category;
import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.ExpressionParser;
import dev.sentryprovision.template.expression.Literal;
import dev.sentryprovision.template.expression.Token;
import dev.sentryprovision.template.expression.TokenStream;
import dev.sentryprovision.template.python.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes statements of the pieces of a template: text, outputs, and tags with what stands between them. */
final class StatementParser {

    private static final int DEEPEST = 100;

    private final List<Segment> segments;
    private final Map<String, Block> blocks = new LinkedHashMap<>();
    private final TagParser tags = new TagParser(this);
    private int at;
    private int depth;

    StatementParser(List<Segment> segments) {
        this.segments = segments;
    }

    /** The blocks that were met. */
    Map<String, Block> blocks() {
        return blocks;
    }

    void add(Block block) {
        if (blocks.put(block.name(), block) != null) {
            throw Failure.syntax("block '" + block.name() + "' defined twice", block.offset());
        }
    }

    List<Statement> all() {
        return until(Set.of(), "", 0).body;
    }

    /** Statements, and the tag that ended them. */
    record Part(List<Statement> body, String end, TokenStream endTag) {}

    /** Statements up to a tag of one of these names. */
    Part until(Set<String> ends, String opened, int offset) {
        if (++depth > DEEPEST) {
            throw Failure.syntax("tags are nested more than " + DEEPEST + " deep", offset);
        }
        List<Statement> body = new ArrayList<>();
        while (at < segments.size()) {
            Segment segment = segments.get(at++);
            switch (segment) {
                case Segment.Text text -> body.add(new Print(new Literal(text.text())));
                case Segment.Output output -> body.add(new Print(whole(new TokenStream(output.tokens()))));
                case Segment.Tag tag -> {
                    TokenStream tokens = new TokenStream(tag.tokens());
                    String name = tokens.name("the name of a tag");
                    if (ends.contains(name)) {
                        depth--;
                        return new Part(List.copyOf(body), name, tokens);
                    }
                    body.add(statement(name, tokens, tag.offset(), ends));
                }
            }
        }
        if (!ends.isEmpty()) {
            throw Failure.syntax("'" + opened + "' is not closed: '" + closing(ends) + "' is missing", offset);
        }
        depth--;
        return new Part(List.copyOf(body), "", new TokenStream(List.of(new Token(Token.Kind.END, "", 0))));
    }

    private static String closing(Set<String> ends) {
        return ends.stream().filter(end -> end.startsWith("end")).findFirst().orElseThrow();
    }

    private Statement statement(String name, TokenStream tokens, int offset, Set<String> ends) {
        return tags.parse(name, tokens, offset).orElseThrow(() -> unknown(name, offset, ends));
    }

    private static Failure unknown(String name, int offset, Set<String> ends) {
        String message = name.startsWith("end") || name.equals("else") || name.equals("elif")
                ? "'" + name + "' closes nothing that is open here"
                : "there is no tag '" + name + "'";
        String hint = ends.isEmpty()
                ? Nearest.hint(name, TagParser.NAMES)
                : "the innermost open tag needs '" + closing(ends) + "'";
        return new Failure(Category.SYNTAX, message, hint, offset);
    }

    private static Expression whole(TokenStream tokens) {
        var expression = new ExpressionParser(tokens).tuple();
        tokens.expectEnd();
        return expression;
    }
}
