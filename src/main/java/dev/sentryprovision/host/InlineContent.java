package dev.sentryprovision.host;

import dev.sentryprovision.shell.Quote;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Small content as a shell command that prints exactly it; {@code printf} is a part of the shell. */
final class InlineContent {

    /** Larger content has a channel of its own. */
    static final long LIMIT = 32 * 1024;

    private InlineContent() {}

    static String command(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.chars().allMatch(c -> c >= ' ' && c != 0x7F || c == '\n' || c == '\t')) {
                return "printf %s " + Quote.quote(text);
            }
        } catch (CharacterCodingException e) {
            // Not text: octal it is.
        }
        return "printf '" + octal(bytes) + "'";
    }

    private static String octal(byte[] bytes) {
        StringBuilder result = new StringBuilder(2 * bytes.length);
        for (byte each : bytes) {
            int b = each & 0xFF;
            boolean plain = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == ' ' || b == '.' || b == '/';
            // Digits are escaped too, for a digit after an escape might be taken for a part of it.
            result.append(plain ? Character.toString(b) : String.format("\\%03o", b));
        }
        return result.toString();
    }
}
