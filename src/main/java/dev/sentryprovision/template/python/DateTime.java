package dev.sentryprovision.template.python;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Optional;

/** A point in time without a zone, as {@code to_datetime} and {@code now} give it. */
public record DateTime(LocalDateTime time) implements Typed, Attributed, Operable, Order.Ordered {

    @Override
    public String typeName() {
        return "datetime";
    }

    public String format(Object format) {
        return Strftime.format(Repr.str(format), time.atZone(ZoneId.systemDefault()));
    }

    @Override
    public Optional<Object> attribute(String name) {
        return switch (name) {
            case "year" -> Optional.of((long) time.getYear());
            case "month" -> Optional.of((long) time.getMonthValue());
            case "day" -> Optional.of((long) time.getDayOfMonth());
            case "hour" -> Optional.of((long) time.getHour());
            case "minute" -> Optional.of((long) time.getMinute());
            case "second" -> Optional.of((long) time.getSecond());
            case "microsecond" -> Optional.of((long) time.get(ChronoField.MICRO_OF_SECOND));
            case "isoformat" -> method(name, _ -> text('T'));
            case "strftime" ->
                method(name, arguments -> format(arguments.exactly(name, 1, 1).getFirst()));
            case "timestamp" -> method(name, _ -> epochSeconds());
            case "weekday" -> method(name, _ -> time.getDayOfWeek().getValue() - 1L);
            case "isoweekday" -> method(name, _ -> (long) time.getDayOfWeek().getValue());
            case "date" -> method(name, _ -> new Date(time.toLocalDate()));
            default -> Optional.empty();
        };
    }

    private Optional<Object> method(String name, Callable body) {
        return Optional.of(Callable.method(name, this, body));
    }

    private double epochSeconds() {
        var instant = time.atZone(ZoneId.systemDefault()).toInstant();
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }

    @Override
    public Optional<Object> plus(Object other) {
        return other instanceof TimeDelta delta
                ? Optional.of(new DateTime(time.plus(delta.length())))
                : Optional.empty();
    }

    @Override
    public Optional<Object> minus(Object other) {
        return switch (other) {
            case DateTime earlier -> Optional.of(new TimeDelta(Duration.between(earlier.time, time)));
            case TimeDelta delta -> Optional.of(new DateTime(time.minus(delta.length())));
            default -> Optional.empty();
        };
    }

    @Override
    public int compareWith(Object other) {
        return time.compareTo(((DateTime) other).time);
    }

    private String text(char separator) {
        String pattern =
                "yyyy-MM-dd'" + separator + "'HH:mm:ss" + (time.get(ChronoField.NANO_OF_SECOND) == 0 ? "" : ".SSSSSS");
        return time.format(DateTimeFormatter.ofPattern(pattern));
    }

    @Override
    public String repr() {
        return "datetime.datetime(" + time.getYear() + ", " + time.getMonthValue() + ", " + time.getDayOfMonth() + ", "
                + time.getHour() + ", " + time.getMinute()
                + (time.getSecond() == 0 ? "" : ", " + time.getSecond()) + ")";
    }

    @Override
    public String toString() {
        return text(' ');
    }

    /** A day. */
    public record Date(LocalDate day) implements Typed, Attributed, Operable, Order.Ordered {
        @Override
        public String typeName() {
            return "date";
        }

        @Override
        public Optional<Object> attribute(String name) {
            return switch (name) {
                case "year" -> Optional.of((long) day.getYear());
                case "month" -> Optional.of((long) day.getMonthValue());
                case "day" -> Optional.of((long) day.getDayOfMonth());
                case "isoformat" -> Optional.of(Callable.method(name, this, _ -> day.toString()));
                case "strftime" ->
                    Optional.of(Callable.method(
                            name,
                            this,
                            arguments -> new DateTime(day.atStartOfDay())
                                    .format(arguments.exactly(name, 1, 1).getFirst())));
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<Object> plus(Object other) {
            return other instanceof TimeDelta delta
                    ? Optional.of(new Date(day.plusDays(delta.length().toDays())))
                    : Optional.empty();
        }

        @Override
        public Optional<Object> minus(Object other) {
            return switch (other) {
                case Date earlier ->
                    Optional.of(new TimeDelta(Duration.ofDays(day.toEpochDay() - earlier.day.toEpochDay())));
                case TimeDelta delta ->
                    Optional.of(new Date(day.minusDays(delta.length().toDays())));
                default -> Optional.empty();
            };
        }

        @Override
        public int compareWith(Object other) {
            return day.compareTo(((Date) other).day);
        }

        @Override
        public String repr() {
            return "datetime.date(" + day.getYear() + ", " + day.getMonthValue() + ", " + day.getDayOfMonth() + ")";
        }

        @Override
        public String toString() {
            return day.toString();
        }
    }
}
