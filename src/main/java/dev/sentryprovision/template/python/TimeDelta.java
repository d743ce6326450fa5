package dev.sentryprovision.template.python;

import java.time.Duration;
import java.util.Optional;

/** The time between two points in time. */
public record TimeDelta(Duration length) implements Typed, Attributed, Operable, Order.Ordered {

    @Override
    public String typeName() {
        return "timedelta";
    }

    @Override
    public boolean truth() {
        return !length.isZero();
    }

    /** Days, rounded down; seconds and microseconds are then never negative. */
    private long days() {
        return Math.floorDiv(length.toSeconds(), 86_400L);
    }

    private long seconds() {
        return Math.floorMod(length.toSeconds(), 86_400L);
    }

    @Override
    public Optional<Object> attribute(String name) {
        return switch (name) {
            case "days" -> Optional.of(days());
            case "seconds" -> Optional.of(seconds());
            case "microseconds" -> Optional.of((long) length.toNanosPart() / 1000);
            case "total_seconds" ->
                Optional.of(Callable.method(name, this, _ -> length.toSeconds() + length.toNanosPart() / 1e9));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Object> plus(Object other) {
        return other instanceof TimeDelta delta
                ? Optional.of(new TimeDelta(length.plus(delta.length)))
                : other instanceof DateTime time ? time.plus(this) : Optional.empty();
    }

    @Override
    public Optional<Object> minus(Object other) {
        return other instanceof TimeDelta delta
                ? Optional.of(new TimeDelta(length.minus(delta.length)))
                : Optional.empty();
    }

    @Override
    public int compareWith(Object other) {
        return length.compareTo(((TimeDelta) other).length);
    }

    @Override
    public String repr() {
        return "datetime.timedelta(days=" + days() + ", seconds=" + seconds() + ")";
    }

    @Override
    public String toString() {
        String days = days() == 0 ? "" : days() + (Math.abs(days()) == 1 ? " day, " : " days, ");
        String time = String.format("%d:%02d:%02d", seconds() / 3600, seconds() / 60 % 60, seconds() % 60);
        return days + time + (length.toNanosPart() == 0 ? "" : String.format(".%06d", length.toNanosPart() / 1000));
    }
}
