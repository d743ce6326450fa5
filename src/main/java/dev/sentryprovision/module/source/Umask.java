package dev.sentryprovision.module.source;

import dev.sentryprovision.module.FromValue;
import dev.sentryprovision.module.WrongValue;

/** What new files do not get. */
public record Umask(String octal) {

    @FromValue("quoted octal number such as '0022'")
    public static Umask of(Object value) {
        if (value instanceof String text && text.strip().matches("(0o)?[0-7]{1,4}")) {
            return new Umask(text.strip().replace("0o", ""));
        }
        throw new WrongValue(
                WrongValue.expected("a quoted octal number", value).getMessage(), "write it in quotes: '0022'");
    }
}
