package dev.sentryprovision.inventory;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern with {@code [0]}, {@code [-1]} or {@code [1:3]} behind it, both ends included.
 *
 * @param first index from 0, or from the end when negative
 * @param last  the same; equal to {@code first} for a single host
 */
record Subscript(String expression, boolean present, int first, int last) {

    private static final Pattern FORM = Pattern.compile("(.+)\\[(?:(-?[0-9]{1,9})|([0-9]{1,9})[:-]([0-9]{0,9}))]");

    static Subscript of(String part) {
        Matcher form = FORM.matcher(part);
        if (part.startsWith("~") || !form.matches()) {
            return new Subscript(part, false, 0, 0);
        }
        if (form.group(2) != null) {
            int index = Integer.parseInt(form.group(2));
            return new Subscript(form.group(1), true, index, index);
        }
        int last = form.group(4).isEmpty() ? -1 : Integer.parseInt(form.group(4));
        return new Subscript(form.group(1), true, Integer.parseInt(form.group(3)), last);
    }

    /** The hosts meant; none when there are not that many. */
    List<InventoryHost> apply(List<InventoryHost> hosts) {
        if (!present) {
            return hosts;
        }
        int from = first < 0 ? hosts.size() + first : first;
        int to = Math.min(last < 0 ? hosts.size() + last : last, hosts.size() - 1);
        return from < 0 || from > to ? List.of() : hosts.subList(from, to + 1);
    }
}
