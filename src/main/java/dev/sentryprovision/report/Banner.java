package dev.sentryprovision.report;

/** A heading filled up with stars, as wide as Ansible draws it. */
final class Banner {

    private static final int FEWEST_STARS = 3;

    private Banner() {}

    static String line(String heading, int width) {
        int stars = Math.max(FEWEST_STARS, width - 1 - TextWidth.of(heading));
        return "\n" + heading + " " + "*".repeat(stars);
    }
}
