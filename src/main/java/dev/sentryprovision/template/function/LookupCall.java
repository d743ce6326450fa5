package dev.sentryprovision.template.function;

import dev.sentryprovision.template.Category;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.expression.Lookup;
import dev.sentryprovision.template.expression.UnknownNames;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Truth;
import dev.sentryprovision.template.python.Values;
import dev.sentryprovision.value.None;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code lookup(…)} and {@code query(…)}. */
final class LookupCall {

    private LookupCall() {}

    static Object call(Arguments arguments, Frame frame, boolean alwaysList) {
        if (arguments.positional().isEmpty()) {
            throw Failure.type("lookup() needs the name of a lookup");
        }
        String name = Repr.str(Values.use(arguments.positional().getFirst()));
        Lookup lookup = frame.environment()
                .lookup(name)
                .orElseThrow(() -> new Failure(
                        Category.UNKNOWN_LOOKUP,
                        "there is no lookup '" + name + "'",
                        UnknownNames.hint(name, frame.environment().lookupNames()),
                        Failure.NOWHERE));
        Map<String, Object> options = new LinkedHashMap<>(arguments.named());
        boolean list = alwaysList || Truth.of(options.getOrDefault("wantlist", false));
        options.remove("wantlist");
        Object errors = options.getOrDefault("errors", "strict");
        options.remove("errors");
        List<Object> terms =
                arguments.positional().subList(1, arguments.positional().size());
        return run(lookup, terms, options, frame, list, !errors.equals("strict"));
    }

    private static Object run(
            Lookup lookup,
            List<Object> terms,
            Map<String, Object> options,
            Frame frame,
            boolean list,
            boolean mayFail) {
        try {
            terms.forEach(Values::use);
            List<Object> found = lookup.run(terms, options, frame);
            return list ? new OwnList(found) : joined(found);
        } catch (Failure e) {
            if (!mayFail || e.category() == Category.UNDEFINED) {
                throw e;
            }
            return list ? new OwnList() : None.NONE;
        }
    }

    /** One value is itself, several texts are joined, anything else stays a list. */
    private static Object joined(List<Object> found) {
        if (found.size() == 1) {
            return found.getFirst();
        }
        boolean texts = !found.isEmpty() && found.stream().allMatch(String.class::isInstance);
        return texts ? String.join(",", found.stream().map(String.class::cast).toList()) : new OwnList(found);
    }
}
