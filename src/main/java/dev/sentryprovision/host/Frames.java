package dev.sentryprovision.host;

import dev.sentryprovision.shell.RawText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes a stream of a batch apart: each part ends with a line that holds the batch's nonce and nothing else. */
final class Frames {

    private final byte[] data;
    private final byte[] end;
    private int position;

    Frames(byte[] data, String nonce) {
        this.data = data;
        this.end = ("\n" + nonce + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** The next part, byte for byte. */
    byte[] next() {
        for (int at = position; at + end.length <= data.length; at++) {
            if (Arrays.equals(data, at, at + end.length, end, 0, end.length)) {
                byte[] part = Arrays.copyOfRange(data, position, at);
                position = at + end.length;
                return part;
            }
        }
        throw new HostFailure("the machine's answer is incomplete; it ends with: " + tail());
    }

    String nextText() {
        return RawText.decode(next());
    }

    private String tail() {
        int from = Math.max(position, data.length - 200);
        return RawText.decode(Arrays.copyOfRange(data, from, data.length)).strip();
    }
}
