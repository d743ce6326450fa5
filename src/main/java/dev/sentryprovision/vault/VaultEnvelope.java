package dev.sentryprovision.vault;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The text form: a header line, then the hex of three hex texts, eighty characters a line. */
record VaultEnvelope(Optional<String> id, byte[] salt, byte[] mac, byte[] ciphertext) {

    private static final String MAGIC = "$ANSIBLE_VAULT";
    private static final int LINE = 80;
    private static final HexFormat HEX = HexFormat.of();

    static boolean looksLikeOne(String text) {
        return text.startsWith(MAGIC + ";");
    }

    static VaultEnvelope parse(String text, SourceSpan where) {
        List<String> lines = text.lines().toList();
        String[] header =
                lines.isEmpty() ? new String[0] : lines.getFirst().strip().split(";");
        if (header.length < 3 || !header[0].equals(MAGIC)) {
            throw broken("this is not a vault text: it has no header '" + MAGIC + ";1.1;AES256'", where);
        }
        if (!header[1].equals("1.1") && !header[1].equals("1.2")) {
            throw broken("vault format " + header[1] + " is not supported, only 1.1 and 1.2 are", where);
        }
        if (!header[2].equals("AES256")) {
            throw broken("vault cipher '" + header[2] + "' is not supported, only AES256 is", where);
        }
        Optional<String> id = header.length > 3 ? Optional.of(header[3].strip()) : Optional.empty();
        return parseBody(id, String.join("", lines.subList(1, lines.size())), where);
    }

    private static VaultEnvelope parseBody(Optional<String> id, String body, SourceSpan where) {
        try {
            String[] parts = new String(HEX.parseHex(body), StandardCharsets.US_ASCII).split("\n", 3);
            if (parts.length == 3) {
                return new VaultEnvelope(
                        id, HEX.parseHex(parts[0]), HEX.parseHex(parts[1]), HEX.parseHex(parts[2].strip()));
            }
        } catch (IllegalArgumentException _) {
            throw broken(
                    "this vault text is damaged: after its header it has something that is not hexadecimal", where);
        }
        throw broken("this vault text is damaged: it is cut short", where);
    }

    private static ProblemException broken(String message, SourceSpan where) {
        return new ProblemException(
                Problem.error(message, where, "restore it from a good copy, or encrypt the value again"));
    }

    /** The text, ending with a line break. */
    String text() {
        String header = id.map(label -> MAGIC + ";1.2;AES256;" + label).orElse(MAGIC + ";1.1;AES256");
        String inner = HEX.formatHex(salt) + "\n" + HEX.formatHex(mac) + "\n" + HEX.formatHex(ciphertext);
        String body = HEX.formatHex(inner.getBytes(StandardCharsets.US_ASCII));
        return header + "\n" + folded(body);
    }

    private static String folded(String body) {
        return body.replaceAll("(.{1," + LINE + "})", "$1\n");
    }
}
