package dev.sentryprovision.connection;

import java.nio.charset.StandardCharsets;

/** Exit status and both streams of a script, byte for byte. */
public record Reply(int status, byte[] stdout, byte[] stderr) {

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
