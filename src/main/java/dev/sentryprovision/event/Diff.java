package dev.sentryprovision.event;

import java.util.List;
import java.util.Optional;

/**
 * A difference as a value; drawing it is the business of reports.
 *
 * @param subject    what changed: a path, a package, a command line
 * @param before     its content before; empty when it was not there, or its content is not text
 * @param after      its content after
 * @param attributes what changed besides the content: mode, owner, state, link target, versions
 * @param note       why there is no content to show ("binary", "too large", "unknown until applied"), or empty
 */
public record Diff(
        String subject,
        Optional<String> before,
        Optional<String> after,
        List<AttributeChange> attributes,
        String note) {

    /** One attribute before and after; an empty text means it was or will be absent. */
    public record AttributeChange(String name, String before, String after) {}

    public static Diff attributes(String subject, List<AttributeChange> attributes) {
        return new Diff(subject, Optional.empty(), Optional.empty(), attributes, "");
    }
}
