package dev.sentryprovision.cli;

import dev.sentryprovision.sentry.BreakingChange;
import dev.sentryprovision.sentry.Caution;
import dev.sentryprovision.sentry.DatabaseStep;
import dev.sentryprovision.sentry.Finding;
import dev.sentryprovision.sentry.Hop;
import dev.sentryprovision.sentry.UpgradePath;
import java.util.LinkedHashMap;
import java.util.Map;

/** A way of upgrade for other programs. */
final class PathJson {

    private PathJson() {}

    static Map<String, Object> of(UpgradePath path) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", path.from().toString());
        json.put("to", path.to().toString());
        json.put("hops", path.hops().stream().map(PathJson::hop).toList());
        return json;
    }

    private static Map<String, Object> hop(Hop hop) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", hop.version().toString());
        json.put("reason", hop.reason());
        json.put("caution", hop.caution().map(Caution::why).orElse(""));
        json.put(
                "database_steps",
                hop.databaseSteps().stream().map(PathJson::step).toList());
        json.put("look_at", hop.lookAt().stream().map(PathJson::change).toList());
        return json;
    }

    private static Map<String, Object> step(DatabaseStep step) {
        return Map.of(
                "since", step.span().since().toString(),
                "database", step.database(),
                "from", step.from(),
                "to", step.to(),
                "images", step.images(),
                "look", step.look().orElse(""));
    }

    private static Map<String, Object> change(BreakingChange change) {
        return Map.of(
                "since", change.since().toString(),
                "change", change.change(),
                "action", change.action(),
                "find", change.finds().map(Finding::text).orElse(""));
    }
}
