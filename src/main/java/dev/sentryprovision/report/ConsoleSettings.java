package dev.sentryprovision.report;

import dev.sentryprovision.config.Configuration;
import dev.sentryprovision.config.Setting;
import java.util.Map;

/**
 * How to draw on the console.
 *
 * @param terminal  whether a live status line can be shown
 * @param width     columns
 * @param verbosity number of {@code -v}
 * @param customStats whether to show what tasks kept with {@code set_stats}
 * @param skipped   whether to show hosts that skip a task
 * @param unchanged whether to show hosts on which a task changed nothing
 */
public record ConsoleSettings(
        boolean colour,
        boolean terminal,
        int width,
        int verbosity,
        boolean customStats,
        boolean skipped,
        boolean unchanged) {

    /** What Ansible uses where there is no terminal. */
    private static final int PLAIN_WIDTH = 80;

    public ConsoleSettings(boolean colour, boolean terminal, int width, int verbosity) {
        this(colour, terminal, width, verbosity, false, true, true);
    }

    /**
     * Settings for a terminal or a pipe.
     *
     * @param noColour what the user said on the command line
     */
    public static ConsoleSettings from(
            Map<String, String> environment,
            boolean terminal,
            boolean noColour,
            int verbosity,
            Configuration configuration) {
        return new ConsoleSettings(
                isColoured(environment, terminal, noColour, configuration),
                terminal && !"dumb".equals(environment.get("TERM")),
                terminal ? columns(environment) : PLAIN_WIDTH,
                verbosity,
                configuration.isOn(Setting.SHOW_CUSTOM_STATS),
                configuration.isOn(Setting.DISPLAY_SKIPPED_HOSTS),
                configuration.isOn(Setting.DISPLAY_OK_HOSTS));
    }

    private static boolean isColoured(
            Map<String, String> environment, boolean terminal, boolean noColour, Configuration configuration) {
        if (noColour || isSet(environment, "NO_COLOR") || configuration.isOn(Setting.NOCOLOR)) {
            return false;
        }
        return configuration.isOn(Setting.FORCE_COLOR) || terminal && !"dumb".equals(environment.get("TERM"));
    }

    /** no-color.org: any value but an empty one counts. */
    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    private static int columns(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{1,4}") ? Math.max(20, Integer.parseInt(columns)) : PLAIN_WIDTH;
    }
}
