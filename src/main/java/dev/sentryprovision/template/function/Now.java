package dev.sentryprovision.template.function;

import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.DateTime;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** {@code now(utc, fmt)}. */
final class Now {

    private Now() {}

    static Object call(Arguments arguments, InstantSource clock) {
        Bound bound = arguments.bind("now", "utc", "fmt");
        ZoneId zone = bound.flag(0, false) ? ZoneOffset.UTC : ZoneId.systemDefault();
        DateTime now = new DateTime(LocalDateTime.ofInstant(clock.instant(), zone));
        return bound.present(1).<Object>map(format -> now.format(format)).orElse(now);
    }
}
