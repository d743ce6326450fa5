package dev.sentryprovision.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in YAML, which playbooks see as the text that Python gives a date. */
final class Timestamps {

    private static final Pattern SHAPE = Pattern.compile("(\\d{4})-(\\d\\d?)-(\\d\\d?)"
            + "(?:(?:[Tt]|[ \\t]+)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d*))?"
            + "(?:[ \\t]*(Z|([-+])(\\d\\d?)(?::(\\d\\d))?))?)?");
    private static final Pattern PLAIN_DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Timestamps() {}

    static boolean looksLikeOne(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                && (matcher.group(4) != null || PLAIN_DATE.matcher(text).matches());
    }

    /** {@code 2023-01-15}, or {@code 2023-01-15 10:20:30.500000+02:00} with what it has of that. */
    static String text(String written) {
        Matcher parts = SHAPE.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a date: " + written);
        }
        try {
            LocalDate date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
            return parts.group(4) == null ? date.toString() : dateTime(date, parts);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such date: " + written, e);
        }
    }

    private static String dateTime(LocalDate date, Matcher parts) {
        LocalDateTime time = date.atTime(number(parts, 4), number(parts, 5), number(parts, 6));
        String fraction = micros(parts.group(7));
        return SECONDS.format(time) + (fraction.equals("000000") ? "" : "." + fraction) + offset(parts);
    }

    private static String micros(String digits) {
        String known = digits == null ? "" : digits;
        return (known + "000000").substring(0, 6);
    }

    private static String offset(Matcher parts) {
        if (parts.group(8) == null) {
            return "";
        }
        if (parts.group(9) == null) {
            return "+00:00";
        }
        int sign = parts.group(9).equals("-") ? -1 : 1;
        int minutes = parts.group(11) == null ? 0 : number(parts, 11);
        String id = ZoneOffset.ofHoursMinutes(sign * number(parts, 10), sign * minutes)
                .getId();
        return id.equals("Z") ? "+00:00" : id;
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
