package dev.sentryprovision.template.python;

import dev.sentryprovision.value.None;
import java.util.List;

/** {@code value[start:stop:step]}; each part may be none. */
public record Slice(Object start, Object stop, Object step) implements Typed {

    @Override
    public String typeName() {
        return "slice";
    }

    public Object of(Object value) {
        return switch (Values.use(value)) {
            case String text -> text(text);
            case Tuple tuple -> new Tuple(items(tuple));
            case List<?> list -> items(list);
            default -> throw Failure.type("'" + Types.name(value) + "' object is not subscriptable");
        };
    }

    private String text(String text) {
        Bounds bounds = bounds(CodePoints.length(text));
        if (bounds.step == 1) {
            return bounds.start >= bounds.stop ? "" : CodePoints.slice(text, bounds.start, bounds.stop);
        }
        List<Object> characters = CodePoints.characters(text);
        StringBuilder out = new StringBuilder();
        for (long i = bounds.start; bounds.step > 0 ? i < bounds.stop : i > bounds.stop; i += bounds.step) {
            out.append(characters.get((int) i));
        }
        return out.toString();
    }

    private OwnList items(List<?> list) {
        Bounds bounds = bounds(list.size());
        OwnList out = new OwnList();
        for (long i = bounds.start; bounds.step > 0 ? i < bounds.stop : i > bounds.stop; i += bounds.step) {
            out.add(list.get((int) i));
        }
        return out;
    }

    private record Bounds(int start, int stop, long step) {}

    private Bounds bounds(int length) {
        long stride = step == None.NONE ? 1 : index(step);
        if (stride == 0) {
            throw Failure.runtime("slice step cannot be zero");
        }
        int low = stride > 0 ? 0 : -1;
        int high = stride > 0 ? length : length - 1;
        int from = start == None.NONE ? (stride > 0 ? low : high) : clamp(index(start), length, low, high);
        int to = stop == None.NONE ? (stride > 0 ? high : low) : clamp(index(stop), length, low, high);
        return new Bounds(from, to, stride);
    }

    private static long index(Object part) {
        if (!Types.isInteger(Values.use(part))) {
            throw Failure.type("slice indices must be integers or None or have an __index__ method");
        }
        return Numbers.small(part);
    }

    private static int clamp(long index, int length, int low, int high) {
        return Math.clamp(index < 0 ? Math.max(index, -(1L << 40)) + length : index, low, high);
    }
}
