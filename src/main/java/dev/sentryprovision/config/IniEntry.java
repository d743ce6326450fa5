package dev.sentryprovision.config;

import dev.sentryprovision.problem.SourceSpan;

/**
 * A key with its value.
 *
 * @param key {@code section.key}, the key in lower case
 */
record IniEntry(String key, String value, SourceSpan where) {

    String section() {
        return key.substring(0, key.indexOf('.'));
    }

    String name() {
        return key.substring(key.indexOf('.') + 1);
    }
}
