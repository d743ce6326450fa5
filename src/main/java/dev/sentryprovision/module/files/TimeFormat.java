package dev.sentryprovision.module.files;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/** A way to write times as {@code strptime} reads them; the numeric directives and names of months. */
record TimeFormat(String directives) {

    /** @param zone the offset of the host's clock: {@code +0200} */
    long seconds(String time, String zone) {
        try {
            TemporalAccessor parsed = formatter().parse(time);
            LocalDate date = Optional.ofNullable(parsed.query(TemporalQueries.localDate()))
                    .orElse(LocalDate.of(1900, 1, 1));
            LocalTime clock = Optional.ofNullable(parsed.query(TemporalQueries.localTime()))
                    .orElse(LocalTime.MIDNIGHT);
            return date.atTime(clock).toEpochSecond(ZoneOffset.of(zone));
        } catch (DateTimeException _) {
            throw new ProblemException(
                    Problem.error("the time '" + time + "' is not written as '" + directives + "' says"));
        }
    }

    private DateTimeFormatter formatter() {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        for (int i = 0; i < directives.length(); i++) {
            char c = directives.charAt(i);
            if (c == '%' && i + 1 < directives.length()) {
                directive(builder, directives.charAt(++i));
            } else {
                builder.appendLiteral(c);
            }
        }
        return builder.parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0).toFormatter(Locale.ROOT);
    }

    private void directive(DateTimeFormatterBuilder builder, char letter) {
        switch (letter) {
            case 'Y' -> builder.appendValue(ChronoField.YEAR, 4);
            case 'm' -> number(builder, ChronoField.MONTH_OF_YEAR, 2);
            case 'd' -> number(builder, ChronoField.DAY_OF_MONTH, 2);
            case 'H' -> number(builder, ChronoField.HOUR_OF_DAY, 2);
            case 'M' -> number(builder, ChronoField.MINUTE_OF_HOUR, 2);
            case 'S' -> number(builder, ChronoField.SECOND_OF_MINUTE, 2);
            case 'j' -> number(builder, ChronoField.DAY_OF_YEAR, 3);
            case 'b' -> builder.appendPattern("MMM");
            case 'B' -> builder.appendPattern("MMMM");
            case 'y' -> builder.appendPattern("uu");
            case '%' -> builder.appendLiteral('%');
            default ->
                throw new ProblemException(
                        Problem.error("the directive %" + letter + " of '" + directives + "' is not known")
                                .withHint("known are %Y %m %d %H %M %S %j %b %B %y %%"));
        }
    }

    /** A number may have fewer digits, as it may for Python. */
    private static void number(DateTimeFormatterBuilder builder, ChronoField field, int digits) {
        builder.appendValue(field, 1, digits, SignStyle.NOT_NEGATIVE);
    }
}
