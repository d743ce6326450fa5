package dev.sentryprovision.sentry.install;

import dev.sentryprovision.sentry.InstallerFlag;
import dev.sentryprovision.sentry.Version;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers to the installer's questions, by environment, with the choices that are the operator's. */
record Answers(boolean reportIssues, boolean applyConfigUpdates, boolean minimizeDowntime, Map<String, String> more) {

    Map<String, String> environment(Version release) {
        Map<String, String> environment = new LinkedHashMap<>(InstallerFlag.answers(release));
        environment.replace("REPORT_SELF_HOSTED_ISSUES", reportIssues ? "1" : "0");
        environment.replace("APPLY_AUTOMATIC_CONFIG_UPDATES", applyConfigUpdates ? "1" : "0");
        if (minimizeDowntime) {
            environment.put("MINIMIZE_DOWNTIME", "1");
        }
        environment.putAll(more);
        return environment;
    }
}
