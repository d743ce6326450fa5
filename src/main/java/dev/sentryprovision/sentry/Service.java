package dev.sentryprovision.sentry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service of upstream's docker-compose.yml.
 *
 * @param profile from 24.7.1 it runs under this one only; without one, under all
 * @param single  why there may be one container of it only; empty where more share the work
 */
public record Service(Span span, String name, Optional<Profile> profile, Optional<String> single)
        implements Span.Spanned {

    /** Read at the first use of this class. */
    private static final class Known {
        static final List<Service> ALL = KnowledgeFile.read("services", Service::of);
    }

    public static List<Service> all() {
        return Known.ALL;
    }

    /** The names of what a release runs under a profile. */
    public static List<String> of(Version release, Profile profile) {
        return running(release, profile).map(Service::name).toList();
    }

    /** Why there may be one container only, by service, of what a release runs under a profile. */
    public static Map<String, String> singleOf(Version release, Profile profile) {
        Map<String, String> reasons = new LinkedHashMap<>();
        running(release, profile)
                .forEach(service -> service.single.ifPresent(reason -> reasons.put(service.name, reason)));
        return reasons;
    }

    private static Stream<Service> running(Version release, Profile profile) {
        return Span.at(release, Known.ALL).stream().filter(service -> service.runs(release, profile));
    }

    private boolean runs(Version release, Profile chosen) {
        return release.isBelow(Profile.FIRST) || profile.map(chosen::equals).orElse(true);
    }

    private static Service of(Fields fields) {
        return new Service(
                Span.of(fields),
                fields.text("name"),
                fields.optional("profile", Profile::named, "feature-complete or errors-only"),
                fields.optionalText("single"));
    }
}
