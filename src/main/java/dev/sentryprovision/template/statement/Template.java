package dev.sentryprovision.template.statement;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.FileTemplateOptions;
import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.expression.LexerMode;
import dev.sentryprovision.template.python.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A parsed template. Immutable and thread-safe. */
public final class Template {

    private final SourceSpan start;
    private final String source;
    private final Output.Kind kind;
    private final FileTemplateOptions options;
    private final List<Statement> body;
    private final Map<String, Block> blocks;

    private Template(
            SourceSpan start, String source, Output.Kind kind, FileTemplateOptions options, StatementParser parser) {
        this.start = start;
        this.source = source;
        this.kind = kind;
        this.options = options;
        this.body = parser.all();
        this.blocks = parser.blocks();
    }

    /** A text of a playbook, which gives a value. */
    public static Template value(String source, boolean literals) {
        Output.Kind kind = literals ? Output.Kind.LITERAL : Output.Kind.VALUE;
        return parse(SourceSpan.of(""), source, kind, FileTemplateOptions.STANDARD, LexerMode.LITERAL);
    }

    /**
     * The text of a template file, which gives a text.
     *
     * @param start where in the file the text begins
     */
    public static Template file(SourceSpan start, String source, FileTemplateOptions options) {
        return parse(start, source, Output.Kind.TEXT, options, LexerMode.PLAIN);
    }

    /** A template file that this one asks for. */
    public Template included(SourceSpan file, String text) {
        return parse(file, text, kind, options, LexerMode.PLAIN);
    }

    private static Template parse(
            SourceSpan start, String source, Output.Kind kind, FileTemplateOptions options, LexerMode mode) {
        String text = withoutLastLineEnd(source.replace("\r\n", "\n").replace('\r', '\n'));
        try {
            StatementParser parser = new StatementParser(Scanner.scan(text, options, mode));
            return new Template(start, text, kind, options, parser);
        } catch (Failure e) {
            throw start.line() == 0 ? e : Places.exception(e, text, start, List.of());
        }
    }

    private static String withoutLastLineEnd(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    public String name() {
        return start.source();
    }

    /** The text that offsets refer to. */
    public String source() {
        return source;
    }

    /** Runs a part of this template; failures in a file become errors with a place in that file. */
    <T> T within(Frame frame, Supplier<T> part) {
        try {
            return part.get();
        } catch (Failure e) {
            throw start.line() == 0
                    ? e
                    : Places.exception(e, source, start, frame.rendering().labels());
        }
    }

    Map<String, Block> blocks() {
        return blocks;
    }

    /** What the template gives in a frame of its own. */
    public Object render(Frame frame) {
        if (body.size() == 1 && body.getFirst() instanceof Print print && kind == Output.Kind.VALUE) {
            return print.expression().evaluate(frame);
        }
        return run(frame).value();
    }

    Output run(Frame frame) {
        Run run = new Run(frame, new Output(kind), new Inheritance(), this);
        frame.set("self", new SelfValue(run));
        Optional<Template> layer = Optional.of(this);
        while (layer.isPresent()) {
            run.blocks().add(layer.get());
            Template template = layer.get();
            template.within(frame, () -> {
                template.runLayer(run.of(template));
                return template;
            });
            layer = run.blocks().takeParent();
        }
        return run.out();
    }

    /** What follows {@code extends} may set names and define macros, but puts nothing out. */
    private void runLayer(Run run) {
        Run silent = run.to(run.out().fresh());
        for (Statement statement : body) {
            (run.blocks().parent().isPresent() ? silent : run).all(List.of(statement));
        }
    }

    /** Shows each expression of the template, those inside others too, to {@code seen}. */
    public void forEachExpression(Consumer<Expression> seen) {
        walk(body, seen);
    }

    /** What the template puts out in any case: nothing where statements decide about it. */
    public List<Expression> certain() {
        boolean prints = body.stream().allMatch(Print.class::isInstance);
        return prints
                ? body.stream().flatMap(each -> each.expressions().stream()).toList()
                : List.of();
    }

    static void walk(List<Statement> statements, Consumer<Expression> seen) {
        for (Statement statement : statements) {
            statement.expressions().forEach(expression -> walk(expression, seen));
            walk(statement.body(), seen);
        }
    }

    public static void walk(Expression expression, Consumer<Expression> seen) {
        seen.accept(expression);
        expression.parts().forEach(part -> walk(part, seen));
    }
}
