package dev.sentryprovision.template;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.expression.CertainReads;
import dev.sentryprovision.template.expression.Environment;
import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.statement.Places;
import dev.sentryprovision.template.statement.Template;
import dev.sentryprovision.value.TemplateText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gathers the variables without which texts cannot be rendered. Broken texts have none. */
final class CertainTexts {

    private final Environment environment;
    private final Parsed parsed;
    private final List<Read> found = new ArrayList<>();

    CertainTexts(Environment environment, Parsed parsed) {
        this.environment = environment;
        this.parsed = parsed;
    }

    List<Read> ofValue(Object raw) {
        value(raw);
        return found;
    }

    /** Of a list of conditions the first alone: it decides whether the next is looked at. */
    List<Read> ofCondition(Object condition, SourceSpan where) {
        condition(condition, where);
        return found;
    }

    private void value(Object raw) {
        switch (raw) {
            case TemplateText text -> text(text.text(), text.where());
            case List<?> list -> list.forEach(this::value);
            case Map<?, ?> map -> map.values().forEach(this::value);
            default -> {}
        }
    }

    private void condition(Object condition, SourceSpan where) {
        switch (condition) {
            case List<?> list when !list.isEmpty() -> condition(list.getFirst(), where);
            case TemplateText text -> condition(text.text(), text.where());
            case String text when text.contains("{%") -> text(text, where);
            case String text when !text.isBlank() -> expression(text, where);
            default -> {}
        }
    }

    private void text(String text, SourceSpan where) {
        try {
            Template template = parsed.value(text, where);
            template.certain().forEach(expression -> add(expression, template.source(), where));
        } catch (TemplateException | StackOverflowError _) {
            // The check of its syntax tells.
        }
    }

    private void expression(String text, SourceSpan where) {
        try {
            add(parsed.condition(text, where), text, where);
        } catch (TemplateException | StackOverflowError _) {
            // The check of its syntax tells.
        }
    }

    private void add(Expression expression, String text, SourceSpan start) {
        CertainReads.of(expression, environment).stream()
                .filter(name -> !environment.globalNames().contains(name.name()))
                .forEach(name -> found.add(new Read(name.name(), Places.at(start, text, name.offset()))));
    }
}
