package dev.sentryprovision.template;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.ExpressionParser;
import dev.sentryprovision.template.expression.LexerMode;
import dev.sentryprovision.template.expression.Name;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.statement.Places;
import dev.sentryprovision.template.statement.Template;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The texts of a run, each parsed once. */
final class Parsed {

    private final boolean literals;
    private final Map<String, Template> values = new ConcurrentHashMap<>();
    private final Map<String, Expression> conditions = new ConcurrentHashMap<>();
    private final Map<FileKey, Template> files = new ConcurrentHashMap<>();

    private record FileKey(SourceSpan start, String text, FileTemplateOptions options) {}

    Parsed(TextMode mode) {
        this.literals = mode == TextMode.EVALUATE_LITERALS;
    }

    Template value(String text, SourceSpan where) {
        Template known = values.get(text);
        return known != null
                ? known
                : placed(text, where, () -> values.computeIfAbsent(text, _ -> Template.value(text, literals)));
    }

    Expression condition(String text, SourceSpan where) {
        Expression known = conditions.get(text);
        return known != null
                ? known
                : placed(
                        text,
                        where,
                        () -> conditions.computeIfAbsent(text, _ -> ExpressionParser.parse(text, LexerMode.CONDITION)));
    }

    /** An expression that a template gave as text: it may hold constants only, or values could become code. */
    Expression constant(String text, SourceSpan where) {
        Expression expression = placed(text, where, () -> ExpressionParser.parse(text, LexerMode.PLAIN));
        Template.walk(expression, part -> {
            if (part instanceof Name name) {
                throw new TemplateException(
                        Category.SYNTAX,
                        "the template of this condition gave '" + text + "', in which '" + name.name()
                                + "' is not a constant",
                        where,
                        "write the condition as an expression, without '{%'",
                        List.of());
            }
        });
        return expression;
    }

    Template file(SourceSpan start, String text, FileTemplateOptions options) {
        return files.computeIfAbsent(new FileKey(start, text, options), _ -> Template.file(start, text, options));
    }

    Template included(SourceSpan start, String text, Template by) {
        return by.included(start, text);
    }

    private static <T> T placed(String text, SourceSpan where, Supplier<T> parsing) {
        try {
            return parsing.get();
        } catch (Failure e) {
            throw Places.exception(e, text, where, List.of());
        }
    }
}
