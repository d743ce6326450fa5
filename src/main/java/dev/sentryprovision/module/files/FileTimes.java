package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Facts;
import dev.sentryprovision.module.Param;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Times that a file should have. */
public record FileTimes(
        @Param("The time of the last change: 'preserve', 'now', or a time written as modification_time_format says.")
        Optional<String> modificationTime,

        @Param(value = "How modification_time is written, as for strftime.", defaultValue = "%Y%m%d%H%M.%S")
        String modificationTimeFormat,

        @Param("The time of the last access, likewise.") Optional<String> accessTime,

        @Param(value = "How access_time is written, as for strftime.", defaultValue = "%Y%m%d%H%M.%S")
        String accessTimeFormat) {

    /** The wanted time of change in seconds since 1970; nothing to keep what there is. */
    Optional<Double> modified(String byDefault, double now, Supplier<Facts> facts) {
        return seconds(modificationTime.orElse(byDefault), modificationTimeFormat, now, facts);
    }

    Optional<Double> accessed(String byDefault, double now, Supplier<Facts> facts) {
        return seconds(accessTime.orElse(byDefault), accessTimeFormat, now, facts);
    }

    private static Optional<Double> seconds(String time, String format, double now, Supplier<Facts> facts) {
        return switch (time) {
            case "preserve" -> Optional.empty();
            case "now" -> Optional.of(now);
            default -> Optional.of((double) new TimeFormat(format).seconds(time, zoneOf(facts.get())));
        };
    }

    private static String zoneOf(Facts facts) {
        return facts.values().get("date_time") instanceof Map<?, ?> map && map.get("tz_offset") instanceof String zone
                ? zone
                : "+0000";
    }
}
