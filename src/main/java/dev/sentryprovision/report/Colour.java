package dev.sentryprovision.report;

/** What a piece of console output means, with the colour Ansible gives it. */
enum Colour {
    PLAIN(""),
    OK("0;32"),
    CHANGED("0;33"),
    SKIPPED("0;36"),
    FAILED("0;31"),
    UNREACHABLE("1;31"),
    UNKNOWN("0;35"),
    RETRYING("1;30"),
    DETAIL("0;34"),
    WARNING("1;35"),
    REMOVED("0;31"),
    ADDED("0;32"),
    HUNK("0;36");

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    /** Each line coloured by itself, so that a pager or a log cut in between stays readable. */
    String paint(String text) {
        if (this == PLAIN || text.isEmpty()) {
            return text;
        }
        String on = "\u001b[" + code + "m";
        String off = "\u001b[0m";
        return on + text.replace("\n", off + "\n" + on) + off;
    }
}
