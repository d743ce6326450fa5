package dev.sentryprovision.template;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.expression.Rendering;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Truth;
import dev.sentryprovision.template.statement.Places;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.TemplateText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Renders the values, conditions and template files of a run. One for a run; thread-safe; parsed texts are kept.
 *
 * <p>Every method that renders throws {@link TemplateException} for what the user has to mend, and
 * {@link UnknownValueException} where a dry run cannot know the value.
 *
 * <p>Results hold what {@code value} describes. Besides, a value that has no other form (a date, bytes) is passed through
 * as an object whose {@code toString()} is its text.
 */
public final class Templates {

    private final StandardEnvironment environment;
    private final Parsed parsed;
    private final StaticCheck checks;

    public Templates(TemplateSettings settings) {
        this.parsed = new Parsed(settings.textMode());
        this.environment = new StandardEnvironment(settings, parsed);
        this.checks = new StaticCheck(environment, parsed);
    }

    /**
     * A raw value with all texts rendered, keys too. Elements that come out as {@code omit} vanish; when the whole value
     * does, it is {@link Omit#OMIT}.
     */
    public Object render(Object raw, TemplateScope scope) {
        return guarded(raw, () -> environment.finished(new Rendering(environment, scope).value(raw, "")));
    }

    /**
     * A raw value as a view that renders in {@code scope} whatever is asked of it, when it is asked: the variables of
     * another host, for instance. What was rendered is kept, so a view is for one rendering, in one thread.
     */
    public Object lazily(Object raw, TemplateScope scope) {
        return new Rendering(environment, scope).value(raw, "");
    }

    /** Whether a condition holds: a truth value, an expression, or a list of which all must hold. */
    public boolean test(Object condition, TemplateScope scope) {
        return test(condition, SourceSpan.of("condition"), scope);
    }

    /** The same, where a condition that is a plain text stands in {@code where}. */
    public boolean test(Object condition, SourceSpan where, TemplateScope scope) {
        return switch (condition) {
            case Boolean bool -> bool;
            case None _ -> true;
            case List<?> all -> all.stream().allMatch(each -> test(each, where, scope));
            case String text -> conditionHolds(text, where, scope);
            case TemplateText text -> conditionHolds(text.text(), text.where(), scope);
            default -> guarded(condition, () -> Truth.of(new Rendering(environment, scope).value(condition, "")));
        };
    }

    private boolean conditionHolds(String text, SourceSpan where, TemplateScope scope) {
        if (text.isBlank()) {
            return true;
        }
        if (!text.contains("{%")) {
            return Truth.of(evaluateIn(parsed.condition(text, where), text, where, scope));
        }
        Object rendered = render(new TemplateText(text, where), scope);
        return rendered instanceof String constant
                ? Truth.of(evaluateIn(parsed.constant(constant, where), constant, where, scope))
                : Truth.of(rendered);
    }

    /** The value of an expression, as in {@code debug: var=…}. */
    public Object evaluate(String expression, SourceSpan where, TemplateScope scope) {
        return environment.finished(evaluateIn(parsed.condition(expression, where), expression, where, scope));
    }

    private Object evaluateIn(Expression expression, String text, SourceSpan where, TemplateScope scope) {
        Rendering rendering = new Rendering(environment, scope);
        return guarded(
                new TemplateText(text, where), () -> environment.finished(expression.evaluate(new Frame(rendering))));
    }

    /** The text of a template file, rendered as the module {@code template} does; a header line is honoured. */
    public String renderFile(String text, SourceSpan source, FileTemplateOptions options, TemplateScope scope) {
        return guarded(text, () -> environment.renderFile(text, source, options, scope));
    }

    /**
     * What Ansible's module {@code template} lets a file say about itself, {@code ansible_managed} among it.
     *
     * @param written     the file as the task names it
     * @param destination where the result goes
     */
    public Variables aboutFile(String written, Path file, String destination) {
        return environment.aboutFile(written, file, Optional.of(destination));
    }

    /** What can be told to be wrong with a raw value before it is rendered. */
    public List<Problem> check(Object raw) {
        return checks.value(raw);
    }

    /** What can be told to be wrong with a condition before it is tested. */
    public List<Problem> checkCondition(Object condition, SourceSpan where) {
        return checks.condition(condition, where);
    }

    /** What can be told to be wrong with a template file before it is rendered. */
    public List<Problem> checkFile(String text, SourceSpan source, FileTemplateOptions options) {
        return checks.file(text, source, options);
    }

    /** The variables without which a raw value cannot be rendered. */
    public List<Read> certainReads(Object raw) {
        return new CertainTexts(environment, parsed).ofValue(raw);
    }

    /** The variables without which a condition that stands in {@code where} cannot be tested. */
    public List<Read> certainReadsOfCondition(Object condition, SourceSpan where) {
        return new CertainTexts(environment, parsed).ofCondition(condition, where);
    }

    /** The names that a raw value or condition speaks of as if they might be undefined. */
    public Set<String> doubts(Object raw) {
        return new Doubts(environment, parsed).of(raw);
    }

    /** Failures outside of any text get the place of the raw value; recursion and growth without end become errors. */
    private static <T> T guarded(Object raw, Supplier<T> work) {
        SourceSpan where = raw instanceof TemplateText text ? text.where() : SourceSpan.of("value");
        String text = raw instanceof TemplateText template ? template.text() : "";
        try {
            return work.get();
        } catch (Failure e) {
            throw Places.exception(e, text, where, List.of());
        } catch (StackOverflowError _) {
            throw new TemplateException(Category.RECURSION, "the value is nested without end", where, "", List.of());
        } catch (OutOfMemoryError _) {
            // What was being made is garbage by now, so the run can go on without it.
            throw new TemplateException(
                    Category.RUNTIME, "the value needs more memory than there is", where, "", List.of());
        }
    }

    /** Names of filters, tests and lookups, for documentation and completion. */
    public Map<String, Set<String>> names() {
        return Map.of(
                "filters", environment.filterNames(),
                "tests", environment.testNames(),
                "lookups", environment.lookupNames());
    }
}
