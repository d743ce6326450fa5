package dev.sentryprovision.module.files;

import dev.sentryprovision.module.Arguments;
import dev.sentryprovision.module.FromValue;
import dev.sentryprovision.module.WrongValue;

/** Where the host has its rsync, which nothing here runs; so it must not be a command that means more than that. */
public record RsyncProgram(String path) {

    @FromValue("path of rsync")
    public static RsyncProgram of(Object value) {
        String text = Arguments.text(value).strip();
        if (text.matches(".*\\s.*")) {
            throw new WrongValue(
                    "'" + text + "' would run rsync in another way, but no rsync runs on the host",
                    "to write as another user, give the task become (and become_user); rsync's options are rsync_opts");
        }
        return new RsyncProgram(text);
    }
}
