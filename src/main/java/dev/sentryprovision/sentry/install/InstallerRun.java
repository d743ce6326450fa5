package dev.sentryprovision.sentry.install;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.sentry.InstallerStep;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.Map;

/**
 * One run of {@code install.sh}. Standard input is closed, so that a question without an answer ends it at once. Killing
 * the connection does not end it, so it holds a lock: a second one beside it would take images away under the first.
 */
record InstallerRun(RemotePath project, Map<String, String> environment, long keepLogs, InstallInputs inputs) {

    /** In the checkout: what the last completed installation was made from. */
    static final String RECORD = ".sentry-provision-installed";

    /** In the checkout: locked while an installer is at work, and names it. */
    static final String LOCK = ".sentry-provision.lock";

    /** Another installer is at work. */
    static final int LOCKED = 75;
    /** It ended with 0, before its end. */
    static final int UNFINISHED = 76;

    /** Says on standard error how little is left: what ran out of it shows as many different failures. */
    private static final String NARROW_DISKS =
            "df -Pk . \"$(docker info -f '{{.DockerRootDir}}' 2>/dev/null || echo .)\""
                    + " | awk 'NR > 1 && $4 < 1048576 { print \"only \" int($4 / 1024) \" MB are free on \" $6 }' | sort -u >&2";

    Command command() {
        String script = """
                umask 002
                exec 9>>%1$s
                if command -v flock >/dev/null; then flock -n 9 || { cat %1$s >&2; exit %2$d; }; fi
                echo "process $$ of ${SUDO_USER:-$(id -un)}, since $(date -u '+%%Y-%%m-%%d %%H:%%M:%%S') UTC" >%1$s
                newest() { ls -t sentry_install_log-*.txt 2>/dev/null | head -n 1; }
                before=$(newest)
                ./install.sh </dev/null 9>&-
                status=$?
                log=$(newest)
                echo "its log is $PWD/$log" >&2
                ls -t sentry_install_log-*.txt 2>/dev/null | tail -n +%3$d | while read -r old; do rm -f "$old"; done
                [ "$status" = 0 ] || { %6$s; exit "$status"; }
                %4$s
                %5$s
                """.formatted(LOCK, LOCKED, keepLogs + 1, endCheck(), recording(), NARROW_DISKS);
        return Command.script(script).withEnvironment(environment).in(project.toString());
    }

    /** The options are what the installer left: it edits them itself. */
    private String recording() {
        InstallInputs known = inputs.without(InstallInputs.OPTIONS);
        String options = inputs.parts().containsKey(InstallInputs.OPTIONS)
                ? "echo \"" + InstallInputs.OPTIONS
                        + ": $(cat sentry/config.yml sentry/sentry.conf.py | sha256sum | cut -c 1-16)\" >>%1$s.new && "
                : "";
        return ("printf %%s %2$s >%1$s.new && " + options + "mv %1$s.new %1$s")
                .formatted(RECORD, Quote.quote(known.text()));
    }

    /** The status alone can be 0 after an early end (a missing example file, {@code _lib.sh}). */
    private String endCheck() {
        return environment.containsKey("MINIMIZE_DOWNTIME")
                ? ":"
                : "[ \"$log\" != \"$before\" ] && grep -q \"" + InstallerStep.END + "\" \"$log\" || exit " + UNFINISHED;
    }
}
