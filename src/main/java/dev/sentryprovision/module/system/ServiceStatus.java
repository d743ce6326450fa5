package dev.sentryprovision.module.system;

import java.util.Map;

/**
 * A service as its manager describes it.
 *
 * @param properties as result keys
 */
record ServiceStatus(
        boolean exists, boolean running, boolean enabled, boolean masked, Map<String, Object> properties) {}
