package dev.sentryprovision.report;

import java.util.regex.Pattern;

/** What hosts say, without what would steer the reader's terminal. */
final class Printable {

    private static final Pattern ESCAPE_SEQUENCE =
            Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|[ -/]*[0-~])");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

    private Printable() {}

    static String of(String text) {
        if (text.chars().noneMatch(Printable::steers)) {
            return text;
        }
        return CONTROL.matcher(ESCAPE_SEQUENCE.matcher(text).replaceAll("")).replaceAll("");
    }

    private static boolean steers(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t';
    }
}
