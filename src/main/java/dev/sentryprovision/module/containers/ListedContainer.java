package dev.sentryprovision.module.containers;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A container as the docker program lists it. */
record ListedContainer(Map<String, Object> listed) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);

    /** {@code 0.0.0.0:8000-8001->80-81/tcp}, or {@code 80/tcp} where nothing leads to it from outside. */
    private static final Pattern PORTS =
            Pattern.compile("(?:\\[?([^\\]]*)]?:(\\d+)(?:-\\d+)?->)?(\\d+)(?:-(\\d+))?/(\\w+)");

    /** Its keys as the programming interface has them. */
    Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>(listed);
        keys.put("Id", text("ID"));
        keys.remove("ID");
        keys.put(
                "Names",
                Stream.of(text("Names").split(",")).map(name -> "/" + name).toList());
        keys.put("Command", text("Command").replaceFirst("^\"(.*)\"$", "$1"));
        keys.put("Created", created());
        keys.put("Ports", ports());
        return keys;
    }

    private String text(String key) {
        return String.valueOf(listed.getOrDefault(key, ""));
    }

    /** The name of the zone at the end says nothing that its offset does not. */
    private long created() {
        String time = text("CreatedAt").replaceFirst("( [+-]\\d{4}) .*$", "$1");
        return time.isEmpty() ? 0 : OffsetDateTime.parse(time, TIME).toEpochSecond();
    }

    private List<Object> ports() {
        List<Object> ports = new ArrayList<>();
        for (String each : text("Ports").split(", ")) {
            Matcher matcher = PORTS.matcher(each);
            if (matcher.matches()) {
                long first = Long.parseLong(matcher.group(3));
                long last = matcher.group(4) == null ? first : Long.parseLong(matcher.group(4));
                LongStream.rangeClosed(first, last).forEach(port -> ports.add(port(matcher, port, port - first)));
            }
        }
        return ports;
    }

    private static Map<String, Object> port(Matcher matcher, long inside, long offset) {
        Map<String, Object> port = new LinkedHashMap<>();
        if (matcher.group(1) != null) {
            port.put("IP", matcher.group(1));
            port.put("PublicPort", Long.parseLong(matcher.group(2)) + offset);
        }
        port.put("PrivatePort", inside);
        port.put("Type", matcher.group(5));
        return port;
    }
}
