package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.DateTime;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Strftime;
import dev.sentryprovision.template.python.Strptime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** Dates and times. */
final class DateFilters {

    private DateFilters() {}

    static Map<String, Filter> all() {
        return Map.of("to_datetime", DateFilters::parse, "strftime", DateFilters::format);
    }

    private static Object parse(Object value, Arguments arguments, Frame frame) {
        String format = arguments.bind("to_datetime", "format").text(0, "%Y-%m-%d %H:%M:%S");
        return new DateTime(Strptime.parse(Repr.str(value), format));
    }

    private static Object format(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("strftime", "second", "utc");
        Instant instant = bound.present(0)
                .map(second -> Instant.ofEpochSecond(second(Repr.str(second))))
                .orElseGet(() -> frame.environment().clock().instant());
        ZoneId zone = bound.flag(1, false) ? ZoneOffset.UTC : ZoneId.systemDefault();
        return Strftime.format(Repr.str(value), instant.atZone(zone));
    }

    private static long second(String text) {
        try {
            return (long) Math.floor(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            throw Failure.filter("Invalid value for epoch value (" + text + ")");
        }
    }
}
