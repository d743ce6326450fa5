package dev.sentryprovision.sentry.stack;

import java.util.List;
import java.util.function.Predicate;

/**
 * Files that a service reads when it starts, and what it takes to make it read them again. Sentry's own services read
 * {@code /etc/sentry} and install certificates in their entry point. A single file that is mounted pins the file that was
 * there when the container was made, so that its replacement is seen by a new container only. (Upstream's compose files
 * and entry points, 25.5.1 to 26.8.0.)
 *
 * @param path    relative to the checkout, as a shell pattern
 * @param readers the containers that read it
 * @param remedy  what makes them read it again
 */
record ReadAtStart(String path, Predicate<Container> readers, Remedy remedy) {

    enum Remedy {
        RESTART,
        RECREATE
    }

    static final List<ReadAtStart> ALL = List.of(
            new ReadAtStart("sentry/config.yml", Container::isSentryItself, Remedy.RESTART),
            new ReadAtStart("sentry/sentry.conf.py", Container::isSentryItself, Remedy.RESTART),
            new ReadAtStart("certificates/*.crt", Container::isSentryItself, Remedy.RESTART),
            new ReadAtStart("geoip/*.mmdb", Container::isSentryItself, Remedy.RESTART),
            new ReadAtStart("geoip/*.mmdb", of("relay"), Remedy.RESTART),
            new ReadAtStart("relay/config.yml", of("relay"), Remedy.RESTART),
            new ReadAtStart("relay/credentials.json", of("relay"), Remedy.RESTART),
            new ReadAtStart("symbolicator/config.yml", of("symbolicator"), Remedy.RESTART),
            new ReadAtStart("taskbroker/config.yml", of("taskbroker"), Remedy.RECREATE),
            new ReadAtStart("nginx.conf", of("nginx"), Remedy.RECREATE),
            new ReadAtStart("nginx/nginx.conf", of("nginx"), Remedy.RECREATE),
            new ReadAtStart("redis.conf", of("redis"), Remedy.RECREATE),
            new ReadAtStart("clickhouse/config.xml", of("clickhouse"), Remedy.RECREATE),
            new ReadAtStart("clickhouse/default-password.xml", of("clickhouse"), Remedy.RECREATE));

    private static Predicate<Container> of(String service) {
        return container -> container.service().equals(service);
    }

    /** Whether this is about a file that the shell found. */
    boolean covers(String file) {
        int star = path.indexOf('*');
        return star < 0
                ? file.equals(path)
                : file.startsWith(path.substring(0, star)) && file.endsWith(path.substring(star + 1));
    }
}
