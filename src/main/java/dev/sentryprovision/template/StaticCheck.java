package dev.sentryprovision.template;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.expression.Call;
import dev.sentryprovision.template.expression.CheckCall;
import dev.sentryprovision.template.expression.Environment;
import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.FilterCall;
import dev.sentryprovision.template.expression.Name;
import dev.sentryprovision.template.expression.UnknownNames;
import dev.sentryprovision.template.statement.Places;
import dev.sentryprovision.template.statement.Template;
import dev.sentryprovision.value.TemplateText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds syntax errors and unknown filters, tests and lookups without rendering anything. */
final class StaticCheck {

    private final Environment environment;
    private final Parsed parsed;

    StaticCheck(Environment environment, Parsed parsed) {
        this.environment = environment;
        this.parsed = parsed;
    }

    List<Problem> value(Object raw) {
        Problems problems = new Problems();
        value(raw, problems);
        return problems.all();
    }

    List<Problem> condition(Object condition, SourceSpan where) {
        Problems problems = new Problems();
        condition(condition, where, problems);
        return problems.all();
    }

    List<Problem> file(String text, SourceSpan source, FileTemplateOptions options) {
        Problems problems = new Problems();
        collect(problems, () -> {
            TemplateHeader header = TemplateHeader.read(text, source, options);
            SourceSpan start = SourceSpan.at(source.source(), 1 + header.lines(), 1);
            Template template = parsed.file(start, header.rest(), header.options());
            template.forEachExpression(names(template.source(), start, problems));
        });
        return problems.all();
    }

    private void value(Object raw, Problems problems) {
        switch (raw) {
            case TemplateText text -> text(text, problems);
            case List<?> list -> list.forEach(item -> value(item, problems));
            case Map<?, ?> map ->
                map.forEach((key, item) -> {
                    value(key, problems);
                    value(item, problems);
                });
            default -> {}
        }
    }

    private void text(TemplateText text, Problems problems) {
        collect(problems, () -> {
            Template template = parsed.value(text.text(), text.where());
            template.forEachExpression(names(template.source(), text.where(), problems));
        });
    }

    private void condition(Object condition, SourceSpan where, Problems problems) {
        switch (condition) {
            case List<?> list -> list.forEach(each -> condition(each, where, problems));
            case TemplateText text -> condition(text.text(), text.where(), problems);
            case String text when text.contains("{%") -> text(new TemplateText(text, where), problems);
            case String text
            when !text.isBlank() ->
                collect(problems, () -> Template.walk(parsed.condition(text, where), names(text, where, problems)));
            default -> {}
        }
    }

    private static void collect(Problems problems, Runnable parsing) {
        try {
            parsing.run();
        } catch (TemplateException e) {
            problems.add(e.problem());
        } catch (StackOverflowError _) {
            problems.add(Problem.error("this template is too long or nested too deep to be checked"));
        }
    }

    private Consumer<Expression> names(String text, SourceSpan start, Problems problems) {
        return expression -> {
            switch (expression) {
                case FilterCall call
                when environment.filter(call.name()).isEmpty() ->
                    unknown(
                            "filter",
                            call.name(),
                            environment.filterNames(),
                            Places.at(start, text, call.offset()),
                            problems);
                case CheckCall call
                when environment.test(call.name()).isEmpty() ->
                    unknown(
                            "test",
                            call.name(),
                            environment.testNames(),
                            Places.at(start, text, call.offset()),
                            problems);
                case Call call
                when call.function() instanceof Name name && LookupNames.FUNCTIONS.contains(name.name()) ->
                    LookupNames.literal(call)
                            .filter(lookup -> environment.lookup(lookup).isEmpty())
                            .ifPresent(lookup -> unknown(
                                    "lookup",
                                    lookup,
                                    environment.lookupNames(),
                                    Places.at(start, text, call.offset()),
                                    problems));
                default -> {}
            }
        };
    }

    private static void unknown(
            String what, String name, Collection<String> known, SourceSpan where, Problems problems) {
        problems.error("there is no " + what + " '" + name + "'", where, UnknownNames.hint(name, known));
    }
}
