package dev.sentryprovision.module.net;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Arguments;
import dev.sentryprovision.module.JsonText;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.files.FileGoal;
import dev.sentryprovision.module.files.FileKeys;
import dev.sentryprovision.module.files.LocalText;
import dev.sentryprovision.module.files.Replacing;
import dev.sentryprovision.value.Unknown;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One request. Asking with GET changes nothing; what other methods do, only the server knows. */
record UriRequest(UriModule.Params params, Host host) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** Prints the status, the seconds, the address after redirections, the length of the header, the header and the body. */
    private static final String PRINT = """
            [ "$code" != 000 ] && [ "$code" != 0 ] || { cat "$t/error" >&2; exit 7; }
            echo "$code $(($(date +%s) - began)) $address"
            wc -c <"$t/head"
            cat "$t/head" "$t/body"
            """;

    /** What is at the paths where the answer may go, asked for together with the answer. */
    private record Places(Asked<PathStatus> dest, FileGoal.There itself, FileGoal.There inside) {}

    private Optional<Places> askPlaces() {
        return params.dest()
                .map(dest -> new Places(
                        host.ask(new Look.Stat(dest.path(), true)),
                        FileGoal.There.ask(host, dest.path()),
                        FileGoal.There.ask(host, HttpCall.fileName(params.url(), dest.path()))));
    }

    Outcome send() {
        String method = params.method().toUpperCase(Locale.ROOT);
        Written written = written();
        HttpCall call = new HttpCall(
                params.url(),
                method,
                params.options(),
                headers(written),
                written.body,
                followed(method) ? 20 : 0,
                params.options().timeout().orElse(TIMEOUT),
                params.unixSocket());
        Optional<Places> places = askPlaces();
        if (SAFE.contains(method)) {
            Look.Query look = Look.Query.of(call.command(PRINT))
                    .mayAppearWith(Subject.anyOf("unit"), Subject.anyOf("package"), Subject.anyOf("command"));
            return answered(host.look(look), places);
        }
        Effect effect = Effect.of(method + " " + params.url()).touching(Subject.anyOf("command"));
        return switch (host.run(call.command(PRINT), effect)) {
            case RunResult.Ran(Reply reply) -> answered(reply, places);
            case RunResult.NotRun _ -> {
                Unknown unknown = new Unknown("the answer to " + method + " " + params.url());
                yield Outcome.ok()
                        .with("url", params.url())
                        .with("status", unknown)
                        .with("redirected", unknown)
                        .with("elapsed", unknown)
                        .with("cookies", unknown)
                        .with("cookies_string", unknown)
                        .with("msg", unknown)
                        .with("content", unknown)
                        .with("json", unknown);
            }
        };
    }

    private boolean followed(String method) {
        return switch (params.followRedirects()) {
            case ALL, YES, URLLIB2 -> true;
            case SAFE -> SAFE.contains(method);
            case NONE, NO -> false;
        };
    }

    /** What is sent, and what it is; empty when the user has to say so. */
    private record Written(String type, Optional<String> body) {}

    private Map<String, String> headers(Written written) {
        Map<String, String> headers = new LinkedHashMap<>();
        boolean given = params.options().headers().keySet().stream().anyMatch("content-type"::equalsIgnoreCase);
        if (!given && !written.type.isEmpty()) {
            headers.put("Content-Type", written.type);
        }
        if (params.force()) {
            headers.put("Cache-Control", "no-cache");
        }
        return headers;
    }

    private Written written() {
        Optional<Object> value = params.body();
        Optional<String> file = params.src().map(this::fileText);
        return switch (params.bodyFormat()) {
            case JSON ->
                new Written(
                        "application/json",
                        file.or(() -> value.map(body -> body instanceof String text ? text : JsonText.write(body))));
            case FORM_URLENCODED ->
                new Written(
                        "application/x-www-form-urlencoded",
                        file.or(() -> value.map(body -> body instanceof String text ? text : form(body))));
            case FORM_MULTIPART -> multipart(value.orElse(Map.of()));
            case RAW ->
                new Written(
                        "",
                        file.or(() -> value.map(body -> body instanceof Map || body instanceof List
                                ? JsonText.write(body)
                                : Arguments.text(body))));
        };
    }

    private Written multipart(Object fields) {
        MultipartForm form = MultipartForm.of(fields, this::fileBytes);
        return new Written("multipart/form-data; boundary=\"" + form.boundary() + "\"", Optional.of(form.body()));
    }

    private byte[] fileBytes(String name) {
        if (params.remoteSrc()) {
            return fileText(name).getBytes(StandardCharsets.UTF_8);
        }
        Path path = params.controller().locate("files", name);
        return params.controller()
                .plaintext(path)
                .map(Content::of)
                .orElseGet(() -> Content.of(path))
                .allBytes();
    }

    private String fileText(String src) {
        if (!params.remoteSrc()) {
            return LocalText.read(params.controller().locate("files", src), params.controller());
        }
        return host.read(host.resolve(src)) instanceof Reading.Whole whole
                ? whole.text()
                : failed(src + " cannot be read on the host, or is too large");
    }

    private static String failed(String message) {
        throw new HostFailure(message);
    }

    private static String form(Object value) {
        List<String> pairs = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> {
                List<?> items = item instanceof List<?> list ? list : List.of(item);
                items.forEach(each -> pairs.add(encode(key) + "=" + encode(each)));
            });
        }
        return String.join("&", pairs);
    }

    private static String encode(Object value) {
        return URLEncoder.encode(Arguments.text(value), StandardCharsets.UTF_8);
    }

    private Outcome answered(Reply reply, Optional<Places> places) {
        if (!reply.succeeded()) {
            Map<String, Object> values = Map.of("status", -1L, "url", params.url());
            return Outcome.failed(
                    "Status code was -1 and not " + params.statusCode() + ": "
                            + reply.err().strip(),
                    values);
        }
        HttpAnswer answer = HttpAnswer.read(reply.stdout());
        Map<String, Object> values = new LinkedHashMap<>(answer.headers());
        values.put("status", answer.status());
        values.put("url", answer.url());
        values.put(
                "redirected", answer.redirected() || !withoutSlash(answer.url()).equals(withoutSlash(params.url())));
        values.put("elapsed", answer.elapsed());
        values.put("cookies", answer.cookies());
        values.put("cookies_string", answer.cookiesString());
        boolean expected = params.statusCode().contains(answer.status());
        if (params.returnContent() || !expected) {
            values.put("content", answer.text());
        }
        answer.json().ifPresent(json -> values.put("json", json));
        if (!expected) {
            return Outcome.failed(
                    "Status code was " + answer.status() + " and not " + params.statusCode() + ": " + answer.reason(),
                    values);
        }
        places.ifPresent(asked -> save(values, answer, asked));
        return Outcome.ok(values).with("msg", "OK (" + answer.body().length + " bytes)");
    }

    private static String withoutSlash(String url) {
        return url.replaceFirst("/$", "");
    }

    private void save(Map<String, Object> values, HttpAnswer answer, Places places) {
        var dest = params.dest().orElseThrow();
        boolean inside = dest.endsWithSlash() || places.dest.get().isDirectory();
        var path = inside ? HttpCall.fileName(params.url(), dest.path()) : dest.path();
        FileGoal.Reached reached = new FileGoal(
                        path,
                        Content.of(answer.body()),
                        params.attributes().all(),
                        Replacing.PLAINLY,
                        false,
                        true,
                        false)
                .reach(host, inside ? places.inside : places.itself);
        values.putAll(FileKeys.of(host, reached.path(), reached.before()));
        values.put("path", reached.path().text());
    }
}
