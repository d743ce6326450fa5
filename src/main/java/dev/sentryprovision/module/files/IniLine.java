package dev.sentryprovision.module.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an INI file that sets an option.
 *
 * @param active false when it is commented out
 * @param value  nothing where the option stands alone
 */
record IniLine(boolean active, String option, Optional<String> value) {

    private static final Pattern LINE = Pattern.compile("[ \t]*([#;]?)[ \t]*([^=\\[#;\\s][^=]*?)[ \t]*(?:=(.*))?\\R?");

    static Optional<IniLine> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new IniLine(
                        matcher.group(1).isEmpty(),
                        matcher.group(2),
                        Optional.ofNullable(matcher.group(3)).map(String::strip)))
                : Optional.empty();
    }

    boolean isOf(String name) {
        return option.equals(name);
    }
}
