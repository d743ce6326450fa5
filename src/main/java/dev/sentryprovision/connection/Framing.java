package dev.sentryprovision.connection;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * How a script is handed to a long-lived shell, and how the ends of its outputs are told.
 *
 * <p>A syntax error ends a shell that reads the script itself, and so does one in {@code eval}, which is a special
 * built-in; {@code command} takes that away, without a process. The script gets copies of the outputs (8 and 9), so that
 * closing or redirecting its own leaves the frame whole, and nothing to read, because the shell's input holds what comes
 * next.
 */
final class Framing {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Framing() {}

    /** A word no output holds by accident. */
    static String newMark() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return "@@" + HexFormat.of().formatHex(bytes);
    }

    /** What a shell must read before its first request. */
    static String preparation() {
        return "exec 8>&1 9>&2\n";
    }

    static byte[] request(ShellRequest request, String mark, long number) {
        String quoted = "'" + checked(request.script()).replace("'", "'\\''") + "'";
        String run = request.subshell() ? "( eval " + quoted + "\n)" : "{ command eval " + quoted + "\n}";
        String text = run + " </dev/null >&8 2>&9 8>&- 9>&-; printf '" + mark + " %d %d\\n' " + number + " $?; printf '"
                + mark + " %d\\n' " + number + " >&2\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String checked(String script) {
        if (script.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a shell script cannot hold a NUL character");
        }
        return script;
    }
}
