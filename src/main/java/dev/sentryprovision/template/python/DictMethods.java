package dev.sentryprovision.template.python;

import dev.sentryprovision.template.python.Methods.Method;
import dev.sentryprovision.value.None;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Methods of dicts; those that change it need a dict that the template owns. */
final class DictMethods {

    private DictMethods() {}

    static Optional<Method> find(String name) {
        return switch (name) {
            case "keys" -> reading((map, a) -> DictView.keys(map));
            case "values" -> reading((map, a) -> DictView.values(map));
            case "items" -> reading((map, a) -> DictView.items(map));
            case "get" ->
                reading((map, a) -> {
                    List<Object> given = getArguments(a);
                    return Dicts.find(map, Values.use(given.get(0)))
                            .orElseGet(() -> given.size() > 1 ? given.get(1) : None.NONE);
                });
            case "copy" -> reading((map, a) -> new OwnDict(map));
            case "fromkeys" -> reading((map, a) -> fromKeys(a));
            case "update" -> changing(DictMethods::update);
            case "clear" ->
                changing((map, a) -> {
                    map.clear();
                    return None.NONE;
                });
            case "setdefault" ->
                changing((map, a) -> {
                    List<Object> given = a.exactly(name, 1, 2);
                    return map.computeIfAbsent(given.get(0), _ -> given.size() > 1 ? given.get(1) : None.NONE);
                });
            case "pop" ->
                changing((map, a) -> {
                    List<Object> given = a.exactly(name, 1, 2);
                    if (!map.containsKey(given.get(0)) && given.size() < 2) {
                        throw Failure.runtime("KeyError: " + Repr.of(given.get(0)));
                    }
                    return map.containsKey(given.get(0)) ? map.remove(given.get(0)) : given.get(1);
                });
            case "popitem" ->
                changing((map, a) -> {
                    if (map.isEmpty()) {
                        throw Failure.runtime("popitem(): dictionary is empty");
                    }
                    Map.Entry<Object, Object> last = map.pollLastEntry();
                    return Tuple.of(last.getKey(), last.getValue());
                });
            default -> Optional.empty();
        };
    }

    private interface Reading {
        Object apply(Map<?, ?> map, Arguments arguments);
    }

    private interface Change {
        Object apply(OwnDict map, Arguments arguments);
    }

    private static Optional<Method> reading(Reading reading) {
        return Optional.of((self, arguments) -> reading.apply((Map<?, ?>) self, arguments));
    }

    private static Optional<Method> changing(Change change) {
        return Optional.of((self, arguments) -> {
            if (self instanceof OwnDict own) {
                return change.apply(own, arguments);
            }
            throw Failure.type(
                    "this dict belongs to a variable and cannot be changed by a template; use the filter combine");
        });
    }

    private static List<Object> getArguments(Arguments arguments) {
        if (!arguments.named().isEmpty()) {
            throw Failure.type("get() takes no keyword arguments");
        }
        if (arguments.positional().isEmpty() || arguments.positional().size() > 2) {
            throw Failure.type("get expected at least 1 argument, got "
                    + arguments.positional().size());
        }
        return arguments.positional();
    }

    private static Object update(OwnDict map, Arguments arguments) {
        map.putAll(Dicts.made(arguments));
        return None.NONE;
    }

    private static Object fromKeys(Arguments arguments) {
        List<Object> given = arguments.exactly("fromkeys", 1, 2);
        OwnDict made = new OwnDict();
        Iteration.of(given.get(0)).forEach(key -> made.put(key, given.size() > 1 ? given.get(1) : None.NONE));
        return made;
    }
}
