package dev.sentryprovision.sentry.stack;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.sentry.ConfigChange;
import dev.sentryprovision.sentry.ConfigChange.Action;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The project as compose means it and its containers as Docker has them.
 *
 * @param wanted     the services of the active profile with the hash of what compose would make them from
 * @param replicas   how many containers a service is to have, where its file says so; compose leaves that out of the hash
 * @param containers what is there, of any service
 * @param files      when the files that services read at their start were changed; relative to the checkout
 */
record Survey(
        Map<String, String> wanted,
        Map<String, Integer> replicas,
        List<Container> containers,
        Map<String, Instant> files) {

    private static final int ABSENT = 3;

    /** One script for all of it: it is the whole cost of a run that finds everything in order. */
    static Look.Query look(RemotePath project) {
        String script =
                Compose.PREAMBLE + """
                [ -f docker-compose.yml ] || { echo "there is no docker-compose.yml in $PWD" >&2; exit %d; }
                command -v docker >/dev/null || { echo "there is no docker on this host" >&2; exit %d; }
                services=$(compose config --hash '*') || exit
                printf '%%s\\n' "$services" | sed 's/^/wanted /'
                if grep -qs '^ *\\(replicas\\|scale\\):' docker-compose.yml docker-compose.override.yml; then
                    compose config | awk '/^[^ ]/ { inside = $1 == "services:" } inside && /^  [^ ]/ { name = substr($1, 1, length($1) - 1) }
                        inside && /^ +(replicas|scale): / { print "replicas", name, $2 }'
                fi
                ids=$(compose ps -aq) || exit
                [ -z "$ids" ] || docker inspect -f '{{if ne (index .Config.Labels "com.docker.compose.oneoff") "True"}}container {{index .Config.Labels "com.docker.compose.service"}}\
                 {{index .Config.Labels "com.docker.compose.config-hash"}} {{.State.Status}}\
                 {{if .State.Health}}{{.State.Health.Status}}{{else}}-{{end}} {{.State.StartedAt}} {{.Config.Image}}{{end}}' $ids || exit
                for path in %s; do
                    for file in "$path" "$path"/*; do
                        [ ! -f "$file" ] || stat -c 'file %%Y %%n' "$file"
                    done
                done
                """.formatted(ABSENT, ABSENT, paths()).replace("\\\n", "");
        return Look.Query.of(Command.script(script).in(project.toString()))
                .dependingOn(Subject.path(project), Subject.anyOf("package"), Subject.anyOf("command"));
    }

    /** Files and folders whose change wants services to start again. */
    private static String paths() {
        return Quote.quote(ConfigChange.all().stream()
                .filter(change -> change.action() == Action.RESTART || change.action() == Action.RECREATE)
                .map(ConfigChange::path)
                .distinct()
                .toList());
    }

    static Survey of(Reply reply) {
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("looking at Sentry's services", reply);
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        Map<String, Integer> replicas = new LinkedHashMap<>();
        List<Container> containers = new ArrayList<>();
        Map<String, Instant> files = new LinkedHashMap<>();
        for (String line : reply.out().lines().toList()) {
            String[] words = line.strip().split(" +");
            switch (words[0]) {
                case "wanted" -> wanted.put(words[1], words[2]);
                case "replicas" -> replicas.put(words[1], Integer.parseInt(words[2]));
                case "container" -> containers.add(container(words));
                case "file" -> files.put(words[2], Instant.ofEpochSecond(Long.parseLong(words[1])));
                default -> {}
            }
        }
        return new Survey(wanted, replicas, List.copyOf(containers), files);
    }

    private static Container container(String[] words) {
        String health = words[4].equals("-") ? "" : words[4];
        return new Container(words[1], words[2], words[3], health, Instant.parse(words[5]), words[6]);
    }
}
