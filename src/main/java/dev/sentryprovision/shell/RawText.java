package dev.sentryprovision.shell;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * File names are bytes. As text, a byte that is not UTF-8 becomes a lone low surrogate (U+DC80 to U+DCFF, as in
 * Python's {@code surrogateescape}), so that every name survives the way to here and back.
 */
public final class RawText {

    private static final int FIRST = 0xDC80;
    private static final int LAST = 0xDCFF;

    private RawText() {}

    public static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (0xDC00 | in.get() & 0xFF));
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    public static byte[] encode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        text.codePoints().forEach(c -> {
            if (isRawByte(c)) {
                out.write(c & 0xFF);
            } else {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return out.toByteArray();
    }

    /** Whether a code point stands for a byte that is not UTF-8. */
    public static boolean isRawByte(int codePoint) {
        return codePoint >= FIRST && codePoint <= LAST;
    }
}
