package dev.sentryprovision.template.python;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** The numbers of {@code range()}, computed as they are asked for. */
public final class RangeValue extends AbstractList<Object> implements RandomAccess, Typed {

    private final long start;
    private final long stop;
    private final long step;
    private final int size;

    public RangeValue(long start, long stop, long step) {
        if (step == 0) {
            throw Failure.runtime("range() arg 3 must not be zero");
        }
        this.start = start;
        this.stop = stop;
        this.step = step;
        long span = step > 0 ? stop - start : start - stop;
        long stride = Math.abs(step);
        long count = span <= 0 ? 0 : (span + stride - 1) / stride;
        Limits.checkItems(count);
        this.size = (int) count;
    }

    @Override
    public Object get(int index) {
        return start + step * Objects.checkIndex(index, size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String typeName() {
        return "range";
    }

    @Override
    public boolean truth() {
        return size > 0;
    }

    @Override
    public String repr() {
        return "range(" + start + ", " + stop + (step == 1 ? ")" : ", " + step + ")");
    }

    @Override
    public String toString() {
        return repr();
    }
}
