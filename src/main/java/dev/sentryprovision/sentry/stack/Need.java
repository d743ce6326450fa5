package dev.sentryprovision.sentry.stack;

import dev.sentryprovision.sentry.stack.ReadAtStart.Remedy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

    private static Optional<Need> ofFiles(Survey survey, Container container) {
        Optional<Need> restart = Optional.empty();
        for (Map.Entry<String, Instant> file : survey.files().entrySet()) {
            for (ReadAtStart reading : ReadAtStart.ALL) {
                if (reading.covers(file.getKey())
                        && reading.readers().test(container)
                        && container.started().getEpochSecond()
                                <= file.getValue().getEpochSecond()) {
                    boolean recreate = reading.remedy() == Remedy.RECREATE;
                    Need need = new Need(
                            container.service(),
                            recreate ? Kind.RECREATE : Kind.RESTART,
                            container.state(),
                            "reads " + file.getKey() + " when it starts, which changed since");
                    if (recreate) {
                        return Optional.of(need);
                    }
                    restart = restart.or(() -> Optional.of(need));
                }
            }
        }
        return restart;
    }
}
