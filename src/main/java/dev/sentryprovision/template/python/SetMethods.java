package dev.sentryprovision.template.python;

import dev.sentryprovision.template.python.Methods.Method;
import dev.sentryprovision.value.None;
import java.util.Optional;

/** Methods of sets. */
final class SetMethods {

    private SetMethods() {}

    static Optional<Method> find(String name) {
        return switch (name) {
            case "add" ->
                Optional.of((self, a) -> {
                    ((SetValue) self).add(a.exactly(name, 1, 1).getFirst());
                    return None.NONE;
                });
            case "copy" -> Optional.of((self, a) -> new SetValue((SetValue) self));
            case "union" ->
                Optional.of((self, a) -> {
                    SetValue all = new SetValue((SetValue) self);
                    a.positional().forEach(more -> all.addAll(Iteration.of(more)));
                    return all;
                });
            case "difference", "intersection" ->
                Optional.of((self, a) -> {
                    SetValue other =
                            new SetValue(Iteration.of(a.exactly(name, 1, 1).getFirst()));
                    boolean keep = name.equals("intersection");
                    return new SetValue(((SetValue) self)
                            .stream()
                                    .filter(item -> other.contains(item) == keep)
                                    .toList());
                });
            case "issubset" ->
                Optional.of((self, a) ->
                        new SetValue(Iteration.of(a.exactly(name, 1, 1).getFirst())).containsAll((SetValue) self));
            case "issuperset" ->
                Optional.of((self, a) -> ((SetValue) self)
                        .containsAll(Iteration.of(a.exactly(name, 1, 1).getFirst())));
            default -> Optional.empty();
        };
    }
}
