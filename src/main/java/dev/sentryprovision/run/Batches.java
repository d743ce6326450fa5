package dev.sentryprovision.run;

import dev.sentryprovision.value.None;
import java.util.ArrayList;
import java.util.List;

/** Cuts the hosts of a play into the batches that {@code serial} asks for. */
final class Batches {

    private Batches() {}

    /**
     * Cuts the hosts.
     *
     * @param serial a number, a percentage ({@code "30%"}), or a list of those, whose last one repeats
     * @throws IllegalArgumentException when it is none of these
     */
    static <T> List<List<T>> of(List<T> hosts, Object serial) {
        List<?> steps = serial instanceof List<?> list ? list : List.of(serial);
        if (steps.isEmpty() || hosts.isEmpty()) {
            return List.of(hosts);
        }
        List<List<T>> batches = new ArrayList<>();
        int from = 0;
        for (int step = 0; from < hosts.size(); step++) {
            int size = sizeOf(steps.get(Math.min(step, steps.size() - 1)), hosts.size());
            int to = Math.min(hosts.size(), from + size);
            batches.add(hosts.subList(from, to));
            from = to;
        }
        return batches;
    }

    /** Hosts in a batch: none given or 0 means all of them; a percentage is at least one. */
    private static int sizeOf(Object step, int hosts) {
        long size = switch (step) {
            case None _ -> 0;
            case Long number -> number;
            case String text -> parse(text.strip(), hosts);
            default -> throw new IllegalArgumentException("serial must be a number or a percentage, not " + step);
        };
        return size <= 0 ? hosts : (int) Math.min(size, hosts);
    }

    private static long parse(String text, int hosts) {
        try {
            return text.endsWith("%")
                    ? Math.max(1, (long) (Double.parseDouble(text.substring(0, text.length() - 1)) / 100 * hosts))
                    : Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("serial must be a number or a percentage, not '" + text + "'");
        }
    }
}
