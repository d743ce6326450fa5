package dev.sentryprovision.template;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.expression.Attribute;
import dev.sentryprovision.template.expression.CheckCall;
import dev.sentryprovision.template.expression.Environment;
import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.FilterCall;
import dev.sentryprovision.template.expression.Literal;
import dev.sentryprovision.template.expression.Name;
import dev.sentryprovision.template.statement.Template;
import dev.sentryprovision.value.TemplateText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers the names that a text speaks of as if they might be undefined: what is handed to {@code default},
 * {@code is defined} and the like, each name in quotes, for that is how it is looked up in {@code vars}, and each key,
 * for argument specs name what they ask for that way.
 */
final class Doubts {

    private final Environment environment;
    private final Parsed parsed;
    private final Set<String> found = new HashSet<>();

    Doubts(Environment environment, Parsed parsed) {
        this.environment = environment;
        this.parsed = parsed;
    }

    /** A plain text is read as a condition: elsewhere it holds no expression, and a name too many does no harm. */
    Set<String> of(Object raw) {
        switch (raw) {
            case TemplateText text when TemplateText.isTemplate(text.text()) -> template(text);
            case TemplateText text -> condition(text.text());
            case String text -> condition(text);
            case List<?> list -> list.forEach(this::of);
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    found.add(key.toString());
                    of(value);
                });
            default -> {}
        }
        return found;
    }

    private void template(TemplateText text) {
        try {
            parsed.value(text.text(), text.where()).forEachExpression(this::see);
        } catch (TemplateException | StackOverflowError _) {
            condition(text.text());
        }
    }

    private void condition(String text) {
        if (!text.isBlank()) {
            try {
                Template.walk(parsed.condition(text, SourceSpan.of("condition")), this::see);
            } catch (TemplateException | StackOverflowError _) {
                // No expression, or a broken one of which the check of its syntax tells.
            }
        }
    }

    private void see(Expression expression) {
        switch (expression) {
            case Literal literal when literal.value() instanceof String name -> found.add(name);
            case FilterCall call
            when environment.filter(call.name()).map(Filter::takesUndefined).orElse(true) ->
                Template.walk(call.value(), this::doubt);
            case CheckCall call
            when environment
                    .test(call.name())
                    .map(test -> test.takesUndefined())
                    .orElse(true) -> Template.walk(call.value(), this::doubt);
            default -> {}
        }
    }

    private void doubt(Expression expression) {
        switch (expression) {
            case Name name -> found.add(name.name());
            case Attribute attribute -> found.add(attribute.name());
            default -> {}
        }
    }
}
