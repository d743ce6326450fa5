package dev.sentryprovision.template;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.expression.Call;
import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.Literal;
import dev.sentryprovision.template.expression.Name;
import dev.sentryprovision.template.statement.Template;
import dev.sentryprovision.value.TemplateText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Gathers the variables that texts may read. Names that a text sets itself are among them: too many does no harm. */
final class References {

    private static final Set<String> ANY_VARIABLE = Set.of("vars", "hostvars");
    private static final Set<String> LOOKUPS_OF_ANY_VARIABLE = Set.of("vars", "template", "varnames");

    private final Parsed parsed;
    private final Set<String> found = new TreeSet<>();
    private boolean anything;

    References(Parsed parsed) {
        this.parsed = parsed;
    }

    Optional<Set<String>> ofValue(Object raw) {
        value(raw);
        return result();
    }

    Optional<Set<String>> ofCondition(Object condition) {
        condition(condition);
        return result();
    }

    private Optional<Set<String>> result() {
        return anything ? Optional.empty() : Optional.of(found);
    }

    private void value(Object raw) {
        switch (raw) {
            case TemplateText text -> text(text.text(), text.where());
            case List<?> list -> list.forEach(this::value);
            case Map<?, ?> map ->
                map.forEach((key, item) -> {
                    value(key);
                    value(item);
                });
            default -> {}
        }
    }

    private void condition(Object condition) {
        switch (condition) {
            case TemplateText text -> condition(text.text());
            case String text when text.contains("{%") -> text(text, SourceSpan.of("condition"));
            case String text when !text.isBlank() -> expression(text);
            case List<?> list -> list.forEach(this::condition);
            default -> {}
        }
    }

    private void text(String text, SourceSpan where) {
        try {
            Template template = parsed.value(text, where);
            anything |= template.readsOthers();
            template.forEachExpression(this::see);
        } catch (TemplateException | StackOverflowError _) {
            anything = true;
        }
    }

    private void expression(String text) {
        try {
            Template.walk(parsed.condition(text, SourceSpan.of("condition")), this::see);
        } catch (TemplateException | StackOverflowError _) {
            anything = true;
        }
    }

    private void see(Expression expression) {
        if (expression instanceof Name name) {
            anything |= ANY_VARIABLE.contains(name.name());
            found.add(name.name());
        } else if (expression instanceof Call call && isLookup(call)) {
            anything |= readsAnyVariable(call);
        }
    }

    private static boolean isLookup(Call call) {
        return call.function() instanceof Name name && LookupNames.FUNCTIONS.contains(name.name());
    }

    private static boolean readsAnyVariable(Call call) {
        return LookupNames.literal(call)
                .map(name -> LOOKUPS_OF_ANY_VARIABLE.contains(shortName(name)))
                .orElse(true);
    }

    private static String shortName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** How templates name lookups. */
    static final class LookupNames {

        static final Set<String> FUNCTIONS = Set.of("lookup", "query", "q");

        private LookupNames() {}

        static Optional<String> literal(Call call) {
            List<Expression> given = call.given().positional();
            return !given.isEmpty()
                            && given.getFirst() instanceof Literal literal
                            && literal.value() instanceof String name
                    ? Optional.of(name)
                    : Optional.empty();
        }
    }
}
