package dev.sentryprovision.cli;

import java.util.Map;
import java.util.Optional;

/** Options of {@code ansible-playbook} and {@code ansible} that mean nothing here, and what to do instead. */
final class RefusedOptions {

    private static final String SSH_ARGUMENTS = "files travel through the one SSH connection; no sftp or scp is run";
    private static final String BACKGROUND = "commands run detached by themselves and survive a lost connection";

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("--sftp-extra-args", SSH_ARGUMENTS),
            Map.entry("--scp-extra-args", SSH_ARGUMENTS),
            Map.entry("-M", "modules are built in"),
            Map.entry("--module-path", "modules are built in"),
            Map.entry("--syntax-check", "use 'sentry-provision validate PLAYBOOK'"),
            Map.entry("-B", BACKGROUND),
            Map.entry("--background", BACKGROUND),
            Map.entry("-P", BACKGROUND),
            Map.entry("--poll", BACKGROUND),
            Map.entry("-o", "use --report json=FILE"),
            Map.entry("--one-line", "use --report json=FILE"),
            Map.entry("--tree", "use --report json=FILE"),
            Map.entry("--playbook-dir", "run it in that folder"),
            Map.entry("--task-timeout", "set timeout on the task"));

    private RefusedOptions() {}

    static Optional<String> reason(String option) {
        return Optional.ofNullable(REASONS.get(option));
    }
}
