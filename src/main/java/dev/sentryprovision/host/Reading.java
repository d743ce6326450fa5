package dev.sentryprovision.host;

import java.nio.charset.StandardCharsets;

/** What reading a file gave. */
public sealed interface Reading {

    /** No regular file is there. */
    record Absent() implements Reading {}

    /** All of its bytes. */
    record Whole(byte[] bytes) implements Reading {
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Larger than was asked for. */
    record TooLarge() implements Reading {}
}
