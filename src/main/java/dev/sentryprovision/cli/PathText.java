package dev.sentryprovision.cli;

import dev.sentryprovision.sentry.BreakingChange;
import dev.sentryprovision.sentry.DatabaseStep;
import dev.sentryprovision.sentry.Hop;
import dev.sentryprovision.sentry.Limits;
import dev.sentryprovision.sentry.Profile;
import dev.sentryprovision.sentry.Requirements;
import dev.sentryprovision.sentry.UpgradePath;

/** A way of upgrade for people. */
final class PathText {

    private final StringBuilder text = new StringBuilder();

    private PathText() {}

    static String of(UpgradePath path) {
        PathText text = new PathText();
        text.path(path);
        return text.text.toString();
    }

    private void path(UpgradePath path) {
        if (path.hops().isEmpty()) {
            line("", path.from() + " is there already.");
            return;
        }
        line(
                "",
                path.from() + " to " + path.to() + " by " + path.hops().size()
                        + (path.hops().size() == 1 ? " step" : " steps"));
        int number = 1;
        for (Hop hop : path.hops()) {
            line("", "");
            line("", number++ + ". " + hop.version() + ", " + hop.reason());
            hop(hop);
        }
        line("", "");
        line("", "Make a backup before each step, and keep the containers: let them run or stop them, but no");
        line("", "'docker compose down', after which install.sh leaves out the steps of ClickHouse.");
        line("", "Between steps bring Sentry up and wait until it is healthy and its queues are empty.");
        line("", "Role preflight looks on the hosts for what concerns them, and gives file, line and cure.");
        line("", "There is no way back but a restore. Images may know stops that this list does not.");
    }

    private void hop(Hop hop) {
        line("   needs    ", needs(Requirements.of(hop.version(), Profile.FEATURE_COMPLETE)));
        hop.caution().ifPresent(caution -> line("   caution  ", caution.why() + " (" + caution.source() + ")"));
        hop.databaseSteps().forEach(this::step);
        hop.lookAt().forEach(this::change);
    }

    private static String needs(Requirements needs) {
        Limits limits = needs.limits();
        return "docker " + needs.docker() + ", compose " + needs.compose()
                + needs.bash().map(bash -> ", bash " + bash).orElse("") + ", " + limits.memoryMb() + " MB of memory, "
                + limits.processors() + (limits.processors() == 1 ? " processor" : " processors");
    }

    private void step(DatabaseStep step) {
        line("   database ", step.database() + " " + step.from() + " to " + step.to());
        step.look().ifPresent(look -> line("            ", look));
    }

    private void change(BreakingChange change) {
        line("   look at  ", change.since() + ": " + change.change());
        line("            ", "do: " + change.action());
        change.finds().ifPresent(finding -> line("            ", "concerns you if this says yes: " + finding.text()));
    }

    private void line(String lead, String rest) {
        text.append(lead).append(rest).append('\n');
    }
}
