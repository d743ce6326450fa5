package dev.sentryprovision.sentry.stack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A container of the compose project.
 *
 * @param service    the compose service it is of
 * @param configHash what compose made it from; another one than the project's means that compose will recreate it
 * @param state      Docker's word: running, exited, created, restarting …
 * @param health     Docker's word: healthy, unhealthy, starting; empty without a health check
 * @param started    when it was last started
 * @param image      the image by the name it was made with
 */
record Container(String service, String configHash, String state, String health, Instant started, String image) {

    boolean runs() {
        return state.equals("running");
    }

    /** Docker does not restart what is unhealthy: somebody has to. */
    boolean isSick() {
        return health.equals("unhealthy");
    }

    /** What is wrong with it, if something is. */
    Optional<String> illness() {
        if (!runs()) {
            return Optional.of(state);
        }
        return Optional.of(health).filter(word -> !word.isEmpty() && !word.equals("healthy"));
    }

    /** Whether it is one of those services; {@code sentry} stands for all of the image that the installer makes. */
    boolean isOneOf(List<String> services) {
        return services.contains(service)
                || (services.contains("sentry")
                        && (image.equals("sentry-self-hosted-local")
                                || image.equals("sentry-cleanup-self-hosted-local")));
    }
}
