package dev.sentryprovision.template.expression;

import dev.sentryprovision.problem.Nearest;
import java.util.Collection;
import java.util.Set;

/** What to say about names of filters, tests and lookups that are not known. */
public final class UnknownNames {

    private static final Set<String> QUERIES = Set.of("json_query", "community.general.json_query");

    private UnknownNames() {}

    public static String hint(String name, Collection<String> known) {
        return QUERIES.contains(name)
                ? "JMESPath is not supported; use selectattr, map(attribute=…), dict2items and the like"
                : Nearest.hint(name, known);
    }
}
