package dev.sentryprovision.template;

import dev.sentryprovision.template.expression.Call;
import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.Literal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How templates name lookups. */
final class LookupNames {

    static final Set<String> FUNCTIONS = Set.of("lookup", "query", "q");

    private LookupNames() {}

    static Optional<String> literal(Call call) {
        List<Expression> given = call.given().positional();
        return !given.isEmpty() && given.getFirst() instanceof Literal literal && literal.value() instanceof String name
                ? Optional.of(name)
                : Optional.empty();
    }
}
