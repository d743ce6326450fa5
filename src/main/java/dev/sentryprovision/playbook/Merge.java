package dev.sentryprovision.playbook;

import java.util.LinkedHashMap;
import java.util.Map;

/** Puts variables over others. */
final class Merge {

    private Merge() {}

    /** All of both; {@code upper} wins. */
    static Map<String, Written> over(Map<String, Written> lower, Map<String, Written> upper) {
        Map<String, Written> merged = new LinkedHashMap<>(lower);
        merged.putAll(upper);
        return merged;
    }
}
