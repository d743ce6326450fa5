package dev.sentryprovision.template.lookup;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.expression.Lookup;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The lookup {@code url}: what a server answers, line by line or whole. */
final class UrlLookup {

    private static final String[] OPTIONS = {
        "split_lines",
        "username",
        "password",
        "headers",
        "timeout",
        "follow_redirects",
        "validate_certs",
        "use_proxy",
        "http_agent",
        "force_basic_auth"
    };

    private UrlLookup() {}

    static List<Object> run(List<Object> terms, Map<String, Object> options, Frame frame) {
        Bound bound = Lookup.bind("url", options, OPTIONS);
        if (!bound.flag(6, true)) {
            throw Failure.lookup("the url lookup checks certificates always; 'validate_certs: false' is not supported");
        }
        OwnList answers = new OwnList();
        try (HttpClient client = client(bound)) {
            for (Object term : terms) {
                String body = body(client, Repr.str(term), bound);
                if (bound.flag(0, true)) {
                    body.lines().forEach(answers::add);
                } else {
                    answers.add(body);
                }
            }
        }
        return answers;
    }

    private static HttpClient client(Bound bound) {
        boolean follows = !bound.text(5, "urllib2").equals("none")
                && !bound.text(5, "urllib2").equals("no");
        return HttpClient.newBuilder()
                .connectTimeout(timeout(bound))
                .followRedirects(follows ? HttpClient.Redirect.NORMAL : HttpClient.Redirect.NEVER)
                .build();
    }

    private static Duration timeout(Bound bound) {
        return Duration.ofSeconds(Math.max(1, bound.number(4, 10)));
    }

    private static String body(HttpClient client, String url, Bound bound) {
        try {
            HttpResponse<String> response = client.send(request(url, bound), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw Failure.lookup("the server answered " + response.statusCode() + " for " + url);
            }
            return response.body();
        } catch (IOException e) {
            throw Failure.lookup("no answer from " + url + ": " + e);
        } catch (IllegalArgumentException e) {
            throw Failure.lookup("'" + url + "' is not the URL of a web page: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Failure.lookup("interrupted while waiting for " + url);
        }
    }

    private static HttpRequest request(String url, Bound bound) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(timeout(bound));
        request.header("User-Agent", bound.text(8, "ansible-httpget"));
        if (bound.present(3).isPresent() && bound.required(3) instanceof Map<?, ?> headers) {
            headers.forEach((name, value) -> request.header(Repr.str(name), Repr.str(value)));
        }
        if (bound.present(1).isPresent()) {
            String pair = bound.text(1, "") + ":" + bound.text(2, "");
            String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + encoded);
        }
        return request.build();
    }
}
