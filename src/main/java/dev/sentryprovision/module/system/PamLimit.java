package dev.sentryprovision.module.system;

import java.util.Optional;
import java.util.Set;

/** A line of /etc/security/limits.conf, as limits.conf(5) describes them. */
record PamLimit(String domain, String type, String item, String value, String comment) {

    private static final Set<String> UNLIMITED = Set.of("unlimited", "infinity", "-1");

    static Optional<PamLimit> parse(String line) {
        String[] parts = line.split("#", 2);
        String[] fields = parts[0].strip().split("\\s+");
        return line.startsWith("#") || fields.length != 4
                ? Optional.empty()
                : Optional.of(
                        new PamLimit(fields[0], fields[1], fields[2], fields[3], parts.length > 1 ? parts[1] : ""));
    }

    boolean isFor(PamLimit other) {
        return domain.equals(other.domain) && type.equals(other.type) && item.equals(other.item);
    }

    boolean isUnlimited() {
        return UNLIMITED.contains(value);
    }

    /** The larger or the smaller of both values. */
    String pick(PamLimit wanted, boolean larger) {
        if (isUnlimited() || wanted.isUnlimited()) {
            return isUnlimited() == larger ? value : wanted.value;
        }
        long mine = Long.parseLong(value);
        long its = Long.parseLong(wanted.value);
        return Long.toString(larger ? Math.max(mine, its) : Math.min(mine, its));
    }

    PamLimit withValue(String text, String newComment) {
        return new PamLimit(domain, type, item, text, newComment.isEmpty() ? comment : newComment);
    }

    String line() {
        return String.join("\t", domain, type, item, value) + (comment.isEmpty() ? "" : "\t#" + comment);
    }
}
