package dev.sentryprovision.sentry.stack;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why services did not come up.
 *
 * @param ill what is wrong with each service that is not as it should be
 * @param log for each of them what its health check and its log said last
 */
record Diagnosis(String said, int status, Map<String, String> ill, String log) {

    private static final String NOT_MADE = "was not made";
    private static final int LOG_LINES = 8;
    private static final int NAMED = 10;
    private static final Pattern MISSING_IMAGE = Pattern.compile(
            "(?:No such image: |pull access denied for |manifest for |failed to resolve reference \"|not found: )([^\\s,\":]+(?::[\\w.-]+)?)");
    private static final Pattern PORT_IN_USE =
            Pattern.compile("(?:Bind for|listen tcp\\S*) (\\S+?):? .*(?:already allocated|already in use)");

    static Diagnosis of(Reply reply, Survey now, SentryServicesModule.Params params, Host host) {
        Map<String, String> ill = new LinkedHashMap<>();
        Map<String, List<Container>> containers =
                now.containers().stream().collect(Collectors.groupingBy(Container::service));
        now.wanted()
                .keySet()
                .forEach(service -> illness(containers.getOrDefault(service, List.of()))
                        .ifPresent(illness -> ill.put(service, illness)));
        String log = ill.isEmpty() ? "" : host.query(words(ill, params)).out().strip();
        return new Diagnosis(reply.err().strip(), reply.status(), ill, log);
    }

    /** What is wrong with the containers of a service, of which one may be as good as it gets and another not. */
    private static Optional<String> illness(List<Container> containers) {
        if (containers.isEmpty()) {
            return Optional.of(NOT_MADE);
        }
        List<String> ill = containers.stream()
                .map(Container::illness)
                .flatMap(Optional::stream)
                .toList();
        if (ill.isEmpty() || containers.size() == 1) {
            return ill.stream().findFirst();
        }
        return Optional.of(String.join(", ", new TreeSet<>(ill)) + ": " + ill.size() + " of " + containers.size());
    }

    /** The last words of each sick service, from the first of its containers that is not well. */
    private static Command words(Map<String, String> ill, SentryServicesModule.Params params) {
        List<String> there = ill.entrySet().stream()
                .filter(entry ->
                        !entry.getValue().equals(NOT_MADE) && !entry.getValue().equals("created"))
                .map(Map.Entry::getKey)
                .limit(5)
                .toList();
        return Command.script(Compose.PREAMBLE + """
                for service in %s; do
                    id=$(docker inspect -f '{{.Id}} {{.State.Status}} {{if .State.Health}}{{.State.Health.Status}}{{end}}' \
                        $(compose ps -aq "$service") 2>/dev/null | grep -vE ' running (healthy)?$' | head -n 1)
                    id=${id%%%% *}
                    [ -n "$id" ] || continue
                    echo "-- $service"
                    docker inspect -f '{{if .State.Health}}{{range .State.Health.Log}}{{.Output}}
                {{end}}{{end}}' "$id" | grep -v '^ *$' | tail -n 1 | sed 's/^/its check says: /'
                    docker logs --tail %d "$id" 2>&1
                done
                """.formatted(Quote.quote(there), LOG_LINES))
                .in(params.projectDir().toString());
    }

    Outcome asOutcome(Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("rc", (long) status);
        all.put("stderr", said);
        all.put("sick", Map.copyOf(ill));
        return Outcome.failed(message(), all);
    }

    /** The first line says it all: some views show no more, others the end alone. */
    private String message() {
        StringBuilder message = new StringBuilder(headline());
        if (!ill.isEmpty()) {
            message.append("\ncompose said: ").append(lastLines(said));
        }
        if (!log.isEmpty()) {
            message.append('\n').append(log);
        }
        return message.append("\nwhat to do: ").append(cure()).toString();
    }

    private String headline() {
        if (ill.isEmpty()) {
            return "compose failed: " + lastLines(said);
        }
        String named = ill.entrySet().stream()
                .limit(NAMED)
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        String more = ill.size() > NAMED ? " and " + (ill.size() - NAMED) + " more" : "";
        return ill.size() + (ill.size() == 1 ? " service is" : " services are") + " not healthy: " + named + more;
    }

    private String cure() {
        Matcher image = MISSING_IMAGE.matcher(said);
        if (image.find()) {
            return "the image " + image.group(1)
                    + " is neither on the host nor to be had from a registry: pull or load it"
                    + " there (docker pull, docker load), or run the installer again if it is one that it builds";
        }
        Matcher port = PORT_IN_USE.matcher(said);
        if (port.find()) {
            return "something else listens on " + port.group(1) + ": stop it, or set another SENTRY_BIND";
        }
        if (said.contains("no space left on device")) {
            return "the disk is full: make room where Docker keeps its data (docker system df)";
        }
        if (isSomeone("unhealthy")) {
            return "read the logs above; when they are right, run this again: unhealthy services are restarted";
        }
        return isSomeone("starting")
                ? "it may only need more time: a larger timeout, or run this again"
                : "run 'docker compose --env-file .env --env-file .env.custom up' on the host to see all of its words";
    }

    private boolean isSomeone(String word) {
        return ill.values().stream().anyMatch(illness -> illness.contains(word));
    }

    private static String lastLines(String text) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
