package dev.sentryprovision.connection;

import java.nio.charset.StandardCharsets;

/** Exit status and both streams of a script, byte for byte. */
public record Reply(int status, byte[] stdout, byte[] stderr) {

    /** What a command answers that succeeds and prints a text. */
    public static Reply printing(String text) {
        return new Reply(0, text.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    public String out() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    public String err() {
        return new String(stderr, StandardCharsets.UTF_8);
    }

    public boolean succeeded() {
        return status == 0;
    }
}
