package dev.sentryprovision.template.python;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A byte string, one character of Latin-1 for each byte. */
public record Bytes(String latin1) implements Typed {

    public static Bytes of(byte[] bytes) {
        return new Bytes(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    public byte[] toArray() {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    public int length() {
        return latin1.length();
    }

    @Override
    public String typeName() {
        return "bytes";
    }

    @Override
    public boolean truth() {
        return !latin1.isEmpty();
    }

    @Override
    public String repr() {
        StringBuilder out = new StringBuilder("b'");
        for (byte b : toArray()) {
            char c = (char) (b & 0xff);
            String escape = "\n\r\t\\'".indexOf(c) >= 0
                    ? Arrays.asList("\\n", "\\r", "\\t", "\\\\", "\\'").get("\n\r\t\\'".indexOf(c))
                    : "";
            out.append(
                    !escape.isEmpty()
                            ? escape
                            : c >= ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\x%02x", (int) c));
        }
        return out.append('\'').toString();
    }

    @Override
    public String toString() {
        return repr();
    }
}
