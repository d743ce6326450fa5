package dev.sentryprovision.host.facts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/** The machine's own time, in its own zone: {@code date '+%s %Z %z'}. */
record TimeFacts(FactSources sources) {

    Map<String, Object> dateTime() {
        String[] words = sources.part("date").strip().split("\\s+");
        if (words.length != 3 || !words[0].matches("[0-9]+")) {
            return Map.of();
        }
        Instant now = Instant.ofEpochSecond(Long.parseLong(words[0]));
        OffsetDateTime there = now.atOffset(ZoneOffset.of(words[2]));
        OffsetDateTime utc = now.atOffset(ZoneOffset.UTC);
        Map<String, Object> facts = new LinkedHashMap<>();
        put(facts, there, "year", "uuuu", "month", "MM", "weekday", "EEEE", "day", "dd", "hour", "HH");
        put(facts, there, "minute", "mm", "second", "ss", "date", "uuuu-MM-dd", "time", "HH:mm:ss");
        put(facts, there, "iso8601_basic", "uuuuMMdd'T'HHmmssSSSSSS", "iso8601_basic_short", "uuuuMMdd'T'HHmmss");
        put(facts, utc, "iso8601", "uuuu-MM-dd'T'HH:mm:ss'Z'", "iso8601_micro", "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
        facts.put("weekday_number", Integer.toString(there.getDayOfWeek().getValue() % 7));
        facts.put("weeknumber", String.format(Locale.ROOT, "%02d", week(there)));
        facts.put("epoch", words[0]);
        facts.put("epoch_int", words[0]);
        facts.put("tz", words[1]);
        facts.put("tz_dst", inSummer(words[1]));
        facts.put("tz_offset", words[2]);
        return facts;
    }

    /** Weeks begin on Monday; days before the year's first one are in week 0. */
    private static int week(OffsetDateTime time) {
        return (time.getDayOfYear() + 7 - time.getDayOfWeek().getValue()) / 7;
    }

    /** What the zone is called in summer; where it has none, as always. */
    private String inSummer(String name) {
        String place = Links.of(sources).target("/etc/localtime").replaceFirst(".*/zoneinfo/", "");
        TimeZone zone = TimeZone.getTimeZone(place);
        return zone.getID().equals(place) && zone.observesDaylightTime()
                ? zone.getDisplayName(true, TimeZone.SHORT, Locale.ENGLISH)
                : name;
    }

    private static void put(Map<String, Object> facts, OffsetDateTime time, String... namesAndPatterns) {
        for (int i = 0; i < namesAndPatterns.length; i += 2) {
            facts.put(
                    namesAndPatterns[i],
                    DateTimeFormatter.ofPattern(namesAndPatterns[i + 1], Locale.ENGLISH)
                            .format(time));
        }
    }
}
