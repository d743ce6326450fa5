package dev.sentryprovision.sentry.stack;

import dev.sentryprovision.sentry.ConfigChange;
import dev.sentryprovision.sentry.ConfigChange.Action;
import java.time.Instant;
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
        Map<String, Container> containers = survey.containers().stream()
                .collect(Collectors.toMap(
                        Container::service, container -> container, (one, _) -> one, LinkedHashMap::new));
        survey.wanted()
                .forEach((service, hash) -> ofWanted(service, hash, Optional.ofNullable(containers.get(service)))
                        .or(() -> ofFiles(survey, containers.get(service)))
                        .ifPresent(need -> needs.put(service, need)));
        Set<String> dropped = new LinkedHashSet<>(containers.keySet());
        dropped.removeAll(survey.wanted().keySet());
        dropped.forEach(service -> needs.put(
                service,
                new Need(service, Kind.REMOVE, containers.get(service).state(), "is no service of this profile")));
        return needs;
    }

    private static Optional<Need> ofWanted(String service, String hash, Optional<Container> found) {
        if (found.isEmpty()) {
            return Optional.of(new Need(service, Kind.UP, "absent", "is not there"));
        }
        Container container = found.get();
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
