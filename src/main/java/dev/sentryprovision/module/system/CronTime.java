package dev.sentryprovision.module.system;

import dev.sentryprovision.module.Param;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When cron runs a job. */
public record CronTime(
        @Param(value = "Minutes: 0-59, *, */2 …", defaultValue = "*")
        String minute,

        @Param(value = "Hours: 0-23, *, */2 …", defaultValue = "*")
        String hour,

        @Param(value = "Days of the month: 1-31, *, */2 …", defaultValue = "*", aliases = "dom")
        String day,

        @Param(value = "Months: 1-12, JAN-DEC, *, */2 …", defaultValue = "*")
        String month,

        @Param(value = "Days of the week: 0-6 from Sunday, SUN-SAT, *.", defaultValue = "*", aliases = "dow")
        String weekday,

        @Param("A time with a name of its own, instead of the fields.")
        Optional<Special> specialTime,

        @Param(value = "Keep the job in the table, but as a comment.", defaultValue = "no")
        boolean disabled) {

    /** Times with names. */
    public enum Special {
        REBOOT,
        YEARLY,
        ANNUALLY,
        MONTHLY,
        WEEKLY,
        DAILY,
        HOURLY
    }

    boolean hasFields() {
        return !fields().stream().allMatch("*"::equals);
    }

    /** The line of a job; a file of the system also says whose it is. */
    String line(String job, Optional<String> user) {
        String when = specialTime
                .map(special -> "@" + special.name().toLowerCase(Locale.ROOT))
                .orElse(String.join(" ", fields()));
        return (disabled ? "#" : "") + when + user.map(name -> " " + name).orElse("") + " "
                + job.replaceAll("^[\r\n]+|[\r\n]+$", "");
    }

    private List<String> fields() {
        return List.of(minute, hour, day, month, weekday);
    }
}
