package dev.sentryprovision.template.function;

import dev.sentryprovision.template.python.Attributed;
import dev.sentryprovision.template.python.Callable;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Typed;
import dev.sentryprovision.value.None;
import java.util.List;
import java.util.Optional;

/** {@code cycler(a, b, …)}: gives its items in turn. */
final class Cycler implements Typed, Attributed {

    private final List<Object> items;
    private int position;

    Cycler(List<Object> items) {
        if (items.isEmpty()) {
            throw Failure.type("at least one item has to be provided");
        }
        this.items = items;
    }

    @Override
    public Optional<Object> attribute(String name) {
        return switch (name) {
            case "current" -> Optional.of(items.get(position));
            case "next" ->
                Optional.of(Callable.named(name, _ -> {
                    Object current = items.get(position);
                    position = (position + 1) % items.size();
                    return current;
                }));
            case "reset" ->
                Optional.of(Callable.named(name, _ -> {
                    position = 0;
                    return None.NONE;
                }));
            default -> Optional.empty();
        };
    }

    @Override
    public String typeName() {
        return "Cycler";
    }

    @Override
    public String toString() {
        return "<Cycler>";
    }
}
