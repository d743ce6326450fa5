package dev.sentryprovision.report;

import java.util.Map;

/**
 * How to draw on the console.
 *
 * @param terminal  whether a live status line can be shown
 * @param width     columns
 * @param verbosity number of {@code -v}
 * @param customStats whether to show what tasks kept with {@code set_stats}
 */
public record ConsoleSettings(boolean colour, boolean terminal, int width, int verbosity, boolean customStats) {

    /** What Ansible uses where there is no terminal. */
    private static final int PLAIN_WIDTH = 80;

    public ConsoleSettings(boolean colour, boolean terminal, int width, int verbosity) {
        this(colour, terminal, width, verbosity, false);
    }

    /**
     * Settings for a terminal or a pipe.
     *
     * @param noColour what the user said on the command line
     */
    public static ConsoleSettings from(
            Map<String, String> environment, boolean terminal, boolean noColour, int verbosity) {
        return new ConsoleSettings(
                isColoured(environment, terminal, noColour),
                terminal && !"dumb".equals(environment.get("TERM")),
                terminal ? columns(environment) : PLAIN_WIDTH,
                verbosity,
                isTrue(environment, "ANSIBLE_SHOW_CUSTOM_STATS"));
    }

    private static boolean isColoured(Map<String, String> environment, boolean terminal, boolean noColour) {
        if (noColour || isSet(environment, "NO_COLOR") || isTrue(environment, "ANSIBLE_NOCOLOR")) {
            return false;
        }
        return isTrue(environment, "ANSIBLE_FORCE_COLOR") || terminal && !"dumb".equals(environment.get("TERM"));
    }

    /** no-color.org: any value but an empty one counts. */
    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }

    private static boolean isTrue(Map<String, String> environment, String name) {
        return switch (environment.getOrDefault(name, "").toLowerCase(java.util.Locale.ROOT)) {
            case "1", "true", "yes", "on", "y", "t" -> true;
            default -> false;
        };
    }

    private static int columns(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{1,4}") ? Math.max(20, Integer.parseInt(columns)) : PLAIN_WIDTH;
    }
}
