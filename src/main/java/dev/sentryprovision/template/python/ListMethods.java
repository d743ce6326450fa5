package dev.sentryprovision.template.python;

import dev.sentryprovision.template.python.Methods.Method;
import dev.sentryprovision.value.None;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Methods of lists; those that change it need a list that the template owns. */
final class ListMethods {

    private ListMethods() {}

    static Optional<Method> reading(String name) {
        return switch (name) {
            case "index" -> Optional.of(ListMethods::index);
            case "count" ->
                Optional.of((self, a) -> {
                    Object wanted = a.exactly(name, 1, 1).getFirst();
                    return ((List<?>) self)
                            .stream()
                                    .filter(item -> Equality.same(item, wanted))
                                    .count();
                });
            default -> Optional.empty();
        };
    }

    static Optional<Method> find(String name) {
        return switch (name) {
            case "append" ->
                changing((list, a) -> list.add(a.exactly(name, 1, 1).getFirst()));
            case "extend" ->
                changing((list, a) ->
                        list.addAll(Iteration.copy(a.exactly(name, 1, 1).getFirst())));
            case "insert" ->
                changing((list, a) -> {
                    List<Object> given = a.exactly(name, 2, 2);
                    list.add(insertion(list, Numbers.small(given.get(0))), given.get(1));
                });
            case "remove" ->
                changing((list, a) ->
                        list.remove(position(list, a.exactly(name, 1, 1).getFirst())));
            case "clear" -> changing((list, a) -> list.clear());
            case "reverse" -> changing((list, a) -> Collections.reverse(list));
            case "sort" ->
                changing((list, a) -> {
                    boolean reverse = a.bind(name, "key", "reverse").flag(1, false);
                    list.sort(reverse ? Order.NATURAL.reversed() : Order.NATURAL);
                });
            case "pop" ->
                Optional.of((self, a) -> {
                    OwnList list = own(self);
                    List<Object> given = a.exactly(name, 0, 1);
                    if (list.isEmpty()) {
                        throw Failure.runtime("pop from empty list");
                    }
                    return list.remove(existing(list, given.isEmpty() ? -1L : given.getFirst()));
                });
            case "copy" -> Optional.of((self, a) -> new OwnList((List<?>) self));
            default -> reading(name);
        };
    }

    private interface Change {
        void apply(OwnList list, Arguments arguments);
    }

    private static Optional<Method> changing(Change change) {
        return Optional.of((self, arguments) -> {
            change.apply(own(self), arguments);
            return None.NONE;
        });
    }

    private static OwnList own(Object self) {
        if (self instanceof OwnList list) {
            return list;
        }
        throw Failure.type("this list belongs to a variable and cannot be changed by a template; change a copy of it");
    }

    private static Object index(Object self, Arguments arguments) {
        List<Object> given = arguments.exactly("index", 1, 3);
        List<?> list = (List<?>) self;
        return (long) position(list, given.getFirst());
    }

    private static int position(List<?> list, Object wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (Equality.same(list.get(i), wanted)) {
                return i;
            }
        }
        throw Failure.runtime(Repr.of(wanted) + " is not in list");
    }

    static int existing(List<?> list, Object key) {
        long index = Numbers.small(key);
        long from = index < 0 ? index + list.size() : index;
        if (from < 0 || from >= list.size()) {
            throw Failure.runtime("list index out of range");
        }
        return (int) from;
    }

    private static int insertion(List<?> list, long index) {
        return Math.clamp(index < 0 ? index + list.size() : index, 0, list.size());
    }
}
