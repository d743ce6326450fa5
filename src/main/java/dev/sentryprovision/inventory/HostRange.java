package dev.sentryprovision.inventory;

import java.util.ArrayList;
import java.util.List;

/** Expands {@code [begin:end:step]} in host names: numbers, zero-padded if written so, or letters. */
final class HostRange {

    /** No fleet is that large; a slip of the finger can be. */
    private static final int MOST = 100_000;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private HostRange() {}

    static List<String> expand(String pattern) {
        List<String> names = new ArrayList<>();
        expand("", pattern, names);
        return names;
    }

    private static void expand(String done, String rest, List<String> names) {
        int open = rest.indexOf('[');
        if (open < 0) {
            names.add(done + rest);
            if (names.size() > MOST) {
                throw new IllegalArgumentException("the range gives more than " + MOST + " hosts");
            }
            return;
        }
        int close = rest.indexOf(']', open);
        if (close < 0) {
            throw new IllegalArgumentException("the range '" + rest.substring(open) + "' is not closed with ']'");
        }
        String head = done + rest.substring(0, open);
        for (String step : steps(rest.substring(open + 1, close))) {
            expand(head + step, rest.substring(close + 1), names);
        }
    }

    private static List<String> steps(String range) {
        String[] bounds = range.split(":", -1);
        if (bounds.length < 2 || bounds.length > 3 || bounds[1].isEmpty()) {
            throw new IllegalArgumentException("a range is [begin:end] or [begin:end:step], not [" + range + "]");
        }
        String begin = bounds[0].isEmpty() ? "0" : bounds[0];
        try {
            int step = bounds.length == 3 && !bounds[2].isEmpty() ? Integer.parseInt(bounds[2]) : 1;
            if (step < 1) {
                throw new IllegalArgumentException("the step of the range [" + range + "] must be at least 1");
            }
            return LETTERS.contains(begin) && begin.length() == 1
                    ? letters(begin, bounds[1], step, range)
                    : numbers(begin, bounds[1], step, range);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the range [" + range + "] has neither two numbers nor two letters", e);
        }
    }

    private static List<String> letters(String begin, String end, int step, String range) {
        int first = LETTERS.indexOf(begin);
        int last = end.length() == 1 ? LETTERS.indexOf(end) : -1;
        checkOrder(first, last, range);
        List<String> steps = new ArrayList<>();
        for (int i = first; i <= last; i += step) {
            steps.add(LETTERS.substring(i, i + 1));
        }
        return steps;
    }

    private static List<String> numbers(String begin, String end, int step, String range) {
        boolean padded = begin.length() > 1 && begin.startsWith("0");
        if (padded && begin.length() != end.length()) {
            throw new IllegalArgumentException("begin and end of the range [" + range + "] must be equally long");
        }
        int last = Integer.parseInt(end);
        checkOrder(Integer.parseInt(begin), last, range);
        String format = padded ? "%0" + begin.length() + "d" : "%d";
        List<String> steps = new ArrayList<>();
        for (long i = Integer.parseInt(begin); i <= last && steps.size() <= MOST; i += step) {
            steps.add(format.formatted(i));
        }
        return steps;
    }

    private static void checkOrder(int first, int last, String range) {
        if (first > last) {
            throw new IllegalArgumentException("the range [" + range + "] ends before it begins");
        }
    }
}
