package dev.sentryprovision.module.net;

import dev.sentryprovision.module.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A server's answer.
 *
 * @param elapsed seconds it took
 * @param url     where it came from after redirections
 * @param cookies those that it sets
 * @param headers by name in lower case with underscores, as result keys
 * @param reason  the words after the status
 */
record HttpAnswer(
        long status,
        String reason,
        boolean redirected,
        long elapsed,
        String url,
        Map<String, String> cookies,
        Map<String, Object> headers,
        byte[] body) {

    /** Reads what {@link UriRequest} has printed. */
    static HttpAnswer read(byte[] printed) {
        int first = indexOfNewline(printed, 0);
        int second = indexOfNewline(printed, first + 1);
        String[] told = text(printed, 0, first).strip().split(" ", 3);
        int length = Integer.parseInt(text(printed, first + 1, second).strip());
        String head = text(printed, second + 1, second + 1 + length);
        // Redirections and 100 Continue leave a header each; the last one is the answer's.
        List<String> blocks = List.of(head.strip().split("\r?\n\r?\n"));
        Map<String, Object> headers = new LinkedHashMap<>();
        Map<String, String> cookies = new LinkedHashMap<>();
        String last = blocks.getLast();
        last.lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replace('-', '_');
                String value = line.substring(colon + 1).strip();
                headers.merge(name, value, (one, other) -> one + ", " + other);
                if (name.equals("set_cookie") && value.indexOf('=') > 0) {
                    String pair = value.split(";", 2)[0];
                    cookies.put(pair.substring(0, pair.indexOf('=')).strip(), pair.substring(pair.indexOf('=') + 1));
                }
            }
        });
        String reason = last.lines().findFirst().orElse("").replaceFirst("^HTTP\\S* \\d+ ?", "");
        boolean redirected =
                blocks.stream().anyMatch(block -> block.matches("(?s)HTTP\\S* 30\\d.*")) && blocks.size() > 1;
        return new HttpAnswer(
                Long.parseLong(told[0]),
                reason,
                redirected,
                Long.parseLong(told[1]),
                told[2],
                cookies,
                headers,
                Arrays.copyOfRange(printed, second + 1 + length, printed.length));
    }

    String cookiesString() {
        return cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    Optional<Object> json() {
        boolean isJson = headers.getOrDefault("content_type", "").toString().matches("(?i).*[/+]json.*");
        return isJson || headers.isEmpty() ? JsonText.parse(text()) : Optional.empty();
    }

    private static int indexOfNewline(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.min(to, bytes.length) - from, StandardCharsets.UTF_8);
    }
}
