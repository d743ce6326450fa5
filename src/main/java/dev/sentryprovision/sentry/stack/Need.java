package dev.sentryprovision.sentry.stack;

import dev.sentryprovision.sentry.ConfigChange;
import dev.sentryprovision.sentry.ConfigChange.Action;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one service lacks.
 *
 * @param before what it is
 * @param why    what it lacks, in words
 */
record Need(String service, Kind kind, String before, String why) {

    enum Kind {
        /** compose makes or starts it by itself */
        UP,
        RESTART,
        RECREATE,
        /** it is not of the project any more */
        REMOVE
    }

    /** All needs, one for a service: the one that mends the others too. */
    static Map<String, Need> of(Survey survey) {
        Map<String, Need> needs = new LinkedHashMap<>();
        Map<String, List<Container>> containers = survey.containers().stream()
                .collect(Collectors.groupingBy(Container::service, LinkedHashMap::new, Collectors.toList()));
        survey.wanted().forEach((service, hash) -> {
            List<Container> its = containers.getOrDefault(service, List.of());
            ofNumber(service, survey.replicas().getOrDefault(service, 1), its.size())
                    .or(() -> its.stream()
                            .flatMap(container -> of(container, hash, survey).stream())
                            .min(Comparator.comparing(Need::kind)))
                    .ifPresent(need -> needs.put(service, need));
        });
        Set<String> dropped = new LinkedHashSet<>(containers.keySet());
        dropped.removeAll(survey.wanted().keySet());
        dropped.forEach(service -> needs.put(
                service,
                new Need(
                        service,
                        Kind.REMOVE,
                        containers.get(service).getFirst().state(),
                        "is no service of this profile")));
        return needs;
    }

    private static Optional<Need> ofNumber(String service, int wanted, int found) {
        if (found == wanted) {
            return Optional.empty();
        }
        return Optional.of(
                found == 0
                        ? new Need(service, Kind.UP, "absent", "is not there")
                        : new Need(service, Kind.UP, containers(found), "is to have " + containers(wanted)));
    }

    private static String containers(int number) {
        return number == 1 ? "1 container" : number + " containers";
    }

    private static Optional<Need> of(Container container, String hash, Survey survey) {
        return ofWanted(container, hash).or(() -> ofFiles(survey, container));
    }

    private static Optional<Need> ofWanted(Container container, String hash) {
        String service = container.service();
        if (!container.configHash().equals(hash)) {
            return Optional.of(new Need(service, Kind.UP, container.state(), "its settings changed"));
        }
        if (!container.runs()) {
            return Optional.of(new Need(service, Kind.UP, container.state(), "does not run"));
        }
        return container.isSick()
                ? Optional.of(new Need(service, Kind.RESTART, container.health(), "is unhealthy"))
                : Optional.empty();
    }

    /** A container that has to be made anew needs no restart besides. */
    private static Optional<Need> ofFiles(Survey survey, Container container) {
        Optional<Need> restart = Optional.empty();
        for (Map.Entry<String, Instant> file : survey.files().entrySet()) {
            boolean since =
                    container.started().getEpochSecond() <= file.getValue().getEpochSecond();
            Optional<Need> need = since ? ofFile(file.getKey(), container) : Optional.empty();
            if (need.isPresent() && need.get().kind() == Kind.RECREATE) {
                return need;
            }
            restart = restart.or(() -> need);
        }
        return restart;
    }

    private static Optional<Need> ofFile(String file, Container container) {
        return ConfigChange.required(file, List.of())
                .filter(change -> container.isOneOf(change.services()))
                .map(change -> new Need(
                        container.service(),
                        change.action() == Action.RECREATE ? Kind.RECREATE : Kind.RESTART,
                        container.state(),
                        "reads " + file + " when it starts, which changed since"));
    }
}
