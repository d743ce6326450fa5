package dev.sentryprovision.run;

import java.util.List;
import java.util.Optional;

/**
 * Which part of the playbooks and the inventory a run is about.
 *
 * @param limit       a host pattern, or {@code @file} with one host a line
 * @param tags        tasks with one of these; empty means all but {@code never}
 * @param startAtTask name of the first task to run, wildcards allowed
 */
public record Selection(
        Optional<String> limit, List<String> tags, List<String> skipTags, Optional<String> startAtTask) {

    public static Selection everything() {
        return new Selection(Optional.empty(), List.of(), List.of(), Optional.empty());
    }
}
