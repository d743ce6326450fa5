package dev.sentryprovision.module.control;

import dev.sentryprovision.module.Outcome;
import java.util.regex.Pattern;

/** What may be the name of a variable. */
final class VariableNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private VariableNames() {}

    static boolean isWrong(String name) {
        return !NAME.matcher(name).matches();
    }

    static Outcome refused(String name) {
        return Outcome.failed("'" + name
                + "' is not a name for a variable: it must consist of letters, digits and underscores,"
                + " and not start with a digit");
    }
}
