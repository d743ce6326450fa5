package dev.sentryprovision.sentry;

import java.util.List;
import java.util.Locale;

/** What {@code .env.custom} means to a release. */
public enum EnvCustom {
    /** Nothing reads it. */
    UNKNOWN,
    /** It stands in the place of {@code .env}, so it must be a full copy. */
    REPLACES,
    /** It adds to {@code .env}, and wins. */
    ADDS;

    private static final Version KNOWN_SINCE = new Version(21, 12, 0);
    private static final Version ADDS_SINCE = new Version(25, 2, 0);

    public static EnvCustom of(Version release) {
        if (release.isBelow(KNOWN_SINCE)) {
            return UNKNOWN;
        }
        return release.isBelow(ADDS_SINCE) ? REPLACES : ADDS;
    }

    /**
     * Options that {@code docker compose} needs where the file is there. The guide gives the one file alone; from 25.2.0
     * images then have no names, or another project is started.
     */
    public List<String> composeOptions() {
        return switch (this) {
            case UNKNOWN -> List.of();
            case REPLACES -> List.of("--env-file", ".env.custom");
            case ADDS -> List.of("--env-file", ".env", "--env-file", ".env.custom");
        };
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
