package dev.sentryprovision.module.system;

import java.util.Locale;
import java.util.Map;

/**
 * A service as its manager describes it.
 *
 * @param properties as result keys
 */
record ServiceStatus(boolean exists, boolean running, Boot boot, boolean masked, Map<String, Object> properties) {

    /** Whether it starts at boot: always, at some of the levels asked about, or never. */
    enum Boot {
        YES,
        PARTLY,
        NO;

        static Boot of(boolean enabled) {
            return enabled ? YES : NO;
        }

        /** As it is shown. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
