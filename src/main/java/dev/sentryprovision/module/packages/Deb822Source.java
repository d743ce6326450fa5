package dev.sentryprovision.module.packages;

import dev.sentryprovision.module.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields of a source of apt, as sources.list(5) has them in deb822 style. */
public record Deb822Source(
        @Param("Go on when the repository ceases to be signed.")
        Optional<Boolean> allowDowngradeToInsecure,

        @Param("Take what is not signed.") Optional<Boolean> allowInsecure,
        @Param("Take what is signed with a weak key.") Optional<Boolean> allowWeak,
        @Param("Architectures.") List<String> architectures,
        @Param("Whether to fetch indexes by digest.") Optional<String> byHash,
        @Param("Whether dates are checked.") Optional<Boolean> checkDate,
        @Param("Whether the end of validity is checked.") Optional<Boolean> checkValidUntil,
        @Param("Components.") List<String> components,
        @Param("Seconds that a date may lie ahead.") Optional<Long> dateMaxFuture,
        @Param("Whether it is used.") Optional<Boolean> enabled,
        @Param("The path of InRelease.") Optional<String> inreleasePath,
        @Param("Languages of descriptions.") List<String> languages,
        @Param("Whether differences are fetched.") Optional<Boolean> pdiffs,
        @Param("Suites.") List<String> suites,
        @Param("What to fetch.") List<String> targets,
        @Param("Whether to trust it without a signature.") Optional<Boolean> trusted,

        @Param(value = "deb, deb-src or both.", defaultValue = "deb")
        List<String> types,

        @Param("Addresses.") List<String> uris) {

    /** The fields in the order that Ansible writes them in. */
    List<String> lines(String name, Optional<String> signedBy) {
        Map<String, Object> fields = new TreeMap<>();
        put(fields, "allow_downgrade_to_insecure", "Allow-Downgrade-To-Insecure", allowDowngradeToInsecure);
        put(fields, "allow_insecure", "Allow-Insecure", allowInsecure);
        put(fields, "allow_weak", "Allow-Weak", allowWeak);
        put(fields, "architectures", "Architectures", words(architectures));
        put(fields, "by_hash", "By-Hash", byHash);
        put(fields, "check_date", "Check-Date", checkDate);
        put(fields, "check_valid_until", "Check-Valid-Until", checkValidUntil);
        put(fields, "components", "Components", words(components));
        put(fields, "date_max_future", "Date-Max-Future", dateMaxFuture);
        put(fields, "enabled", "Enabled", enabled);
        put(fields, "inrelease_path", "InRelease-Path", inreleasePath);
        put(fields, "languages", "Languages", words(languages));
        put(fields, "name", "X-Repolib-Name", Optional.of(name));
        put(fields, "pdiffs", "PDiffs", pdiffs);
        put(fields, "signed_by", "Signed-By", signedBy);
        put(fields, "suites", "Suites", words(suites));
        put(fields, "targets", "Targets", words(targets));
        put(fields, "trusted", "Trusted", trusted);
        put(fields, "types", "Types", words(types));
        put(fields, "uris", "URIs", words(uris));
        List<String> lines = new ArrayList<>();
        fields.values().forEach(field -> lines.addAll(field.toString().lines().toList()));
        return lines;
    }

    private static void put(Map<String, Object> fields, String order, String field, Optional<?> value) {
        value.ifPresent(given -> {
            String text = given instanceof Boolean truth ? truth ? "yes" : "no" : given.toString();
            fields.put(order, field + ": " + text);
        });
    }

    private static Optional<String> words(List<String> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", list));
    }
}
