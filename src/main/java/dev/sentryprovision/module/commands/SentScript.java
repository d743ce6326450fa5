package dev.sentryprovision.module.commands;

import dev.sentryprovision.module.Controller;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A script that travels on the standard input of the command that runs it, under its own name in a folder of its own.
 *
 * @param arguments shell text
 */
record SentScript(String name, byte[] content, String arguments, Optional<String> executable) {

    static byte[] content(Path file, boolean decrypt, Controller controller) {
        Optional<byte[]> plain = decrypt ? controller.plaintext(file) : Optional.empty();
        try {
            return plain.isPresent() ? plain.get() : Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One round trip: it is put down, run, and taken away, whatever becomes of it. */
    Command command() {
        String text = new String(content, StandardCharsets.UTF_8);
        boolean isText = text.indexOf('\0') < 0 && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content);
        String line = executable.map(program -> program + " ").orElse("") + "\"$SENTRY_PROVISION_SCRIPT\" " + arguments;
        return Command.script("u=$(umask)\numask 077\n"
                        + "d=$(mktemp -d \"${TMPDIR:-/tmp}/sentry-provision.XXXXXX\") || exit\n"
                        + "trap 'rm -rf \"$d\"' EXIT\ntrap 'exit 143' HUP INT TERM\n"
                        + "SENTRY_PROVISION_SCRIPT=$d/" + Quote.quote(name) + "\n"
                        + (isText ? "cat" : "base64 -d")
                        + " >\"$SENTRY_PROVISION_SCRIPT\" && chmod 700 \"$SENTRY_PROVISION_SCRIPT\" || exit\n"
                        + "umask \"$u\"\n"
                        + "eval " + Quote.quote(line.stripTrailing()) + " </dev/null")
                .withStdin(isText ? text : Base64.getMimeEncoder().encodeToString(content));
    }
}
