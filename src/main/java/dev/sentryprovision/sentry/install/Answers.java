package dev.sentryprovision.sentry.install;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers to the installer's questions, by environment. Releases ignore variables that they do not know, while an unknown
 * flag ends the installer: {@code --apply-automatic-config-updates} before 25.9.0 does (seen with 25.5.1). {@code CI} and
 * {@code SKIP_USER_PROMPT} answer the oldest releases.
 */
record Answers(boolean reportIssues, boolean applyConfigUpdates, boolean minimizeDowntime, Map<String, String> more) {

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SKIP_USER_CREATION", "1");
        environment.put("SKIP_COMMIT_CHECK", "1");
        environment.put("REPORT_SELF_HOSTED_ISSUES", reportIssues ? "1" : "0");
        environment.put("APPLY_AUTOMATIC_CONFIG_UPDATES", applyConfigUpdates ? "1" : "0");
        if (minimizeDowntime) {
            environment.put("MINIMIZE_DOWNTIME", "1");
        }
        environment.putAll(more);
        return environment;
    }
}
