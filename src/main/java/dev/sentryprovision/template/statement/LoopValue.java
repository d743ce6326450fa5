package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.Category;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Attributed;
import dev.sentryprovision.template.python.Callable;
import dev.sentryprovision.template.python.Equality;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Tuple;
import dev.sentryprovision.template.python.Undefined;
import java.util.List;
import java.util.Optional;

/** {@code loop}: where a loop stands. */
final class LoopValue implements Callable, Attributed {

    private final For statement;
    private final List<?> items;
    private final Run run;
    private final int depth;
    private int index;
    private Optional<Object> last = Optional.empty();

    LoopValue(For statement, List<?> items, Run run, int depth) {
        this.statement = statement;
        this.items = items;
        this.run = run;
        this.depth = depth;
    }

    void moveTo(int position) {
        index = position;
    }

    @Override
    public Optional<Object> attribute(String name) {
        int size = items.size();
        return switch (name) {
            case "index" -> Optional.of(index + 1L);
            case "index0" -> Optional.of((long) index);
            case "revindex" -> Optional.of((long) size - index);
            case "revindex0" -> Optional.of(size - index - 1L);
            case "first" -> Optional.of(index == 0);
            case "last" -> Optional.of(index == size - 1);
            case "length" -> Optional.of((long) size);
            case "depth" -> Optional.of(depth + 1L);
            case "depth0" -> Optional.of((long) depth);
            case "previtem" -> Optional.of(neighbour(index - 1, "previous"));
            case "nextitem" -> Optional.of(neighbour(index + 1, "next"));
            case "cycle" -> Optional.of(Callable.named(name, this::cycle));
            case "changed" -> Optional.of(Callable.named(name, this::changed));
            default -> Optional.empty();
        };
    }

    private Object neighbour(int position, String which) {
        return position >= 0 && position < items.size()
                ? items.get(position)
                : Undefined.because("there is no " + which + " item");
    }

    private Object cycle(Arguments arguments) {
        List<Object> values = arguments.positional();
        if (values.isEmpty()) {
            throw Failure.type("no items for cycling given");
        }
        return values.get(index % values.size());
    }

    private Object changed(Arguments arguments) {
        Object now = new Tuple(arguments.positional());
        boolean changed = last.isEmpty() || !Equality.same(last.get(), now);
        last = Optional.of(now);
        return changed;
    }

    /** {@code loop(items)} in a recursive loop. */
    @Override
    public Object call(Arguments arguments) {
        if (!statement.recursive()) {
            throw Failure.type("the loop must have the 'recursive' marker to be called recursively");
        }
        if (depth > 200) {
            throw new Failure(Category.RECURSION, "the loop calls itself more than 200 deep");
        }
        Run apart = run.to(run.out().fresh());
        statement.loop(arguments.exactly("loop", 1, 1).getFirst(), apart, depth + 1);
        return apart.out().value();
    }

    @Override
    public String typeName() {
        return "LoopContext";
    }

    @Override
    public String toString() {
        return "<LoopContext " + (index + 1) + "/" + items.size() + ">";
    }
}
