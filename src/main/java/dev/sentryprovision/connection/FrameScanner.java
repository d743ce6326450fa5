package dev.sentryprovision.connection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a stream into frames: any bytes, then the mark, and a trailer up to the next line break. The mark is random, so output cannot hold it by accident.
 */
final class FrameScanner {

    /** A buffer that grew beyond this is given back after its frame. */
    private static final int KEPT_CAPACITY = 1 << 16;

    /** Receives what a scanner finds. */
    interface Sink {

        /** Bytes of the frame that is under way, each of them once, as they come in. */
        void arrived(byte[] buffer, int from, int to);

        /** A whole frame. */
        void frame(byte[] content, String trailer);
    }

    private final byte[] mark;
    private final Sink sink;
    private byte[] buffer = new byte[4096];
    private int length;
    private int settled;

    FrameScanner(String mark, Sink sink) {
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
        this.sink = sink;
    }

    void feed(byte[] bytes, int count) {
        if (buffer.length - length < count) {
            buffer = Arrays.copyOf(buffer, grown(length + count));
        }
        System.arraycopy(bytes, 0, buffer, length, count);
        length += count;
        while (takeFrame()) {}
    }

    /** What came after the last frame; for messages when a stream ends too early. */
    byte[] rest() {
        return Arrays.copyOf(buffer, length);
    }

    private int grown(int needed) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, buffer.length * 2L)));
    }

    private boolean takeFrame() {
        int at = findMark();
        settle(at);
        if (at == length || !matchesAt(at)) {
            return false;
        }
        int trailer = at + mark.length;
        int end = trailer;
        while (end < length && buffer[end] != '\n') {
            end++;
        }
        if (end >= length) {
            return false;
        }
        byte[] content = Arrays.copyOf(buffer, at);
        String words = new String(buffer, trailer, end - trailer, StandardCharsets.US_ASCII).strip();
        discard(end + 1);
        sink.frame(content, words);
        return true;
    }

    /** Where the mark starts, or what may become one; the end of the buffer when there is neither. */
    private int findMark() {
        for (int i = settled; i < length; i++) {
            if (buffer[i] == mark[0] && matchesAt(i)) {
                return i;
            }
        }
        return length;
    }

    /** Whether what is there from an index on is the mark, or its beginning at the end of the buffer. */
    private boolean matchesAt(int index) {
        int to = Math.min(index + mark.length, length);
        return index < length && Arrays.equals(buffer, index, to, mark, 0, to - index);
    }

    private void settle(int upTo) {
        if (upTo > settled) {
            sink.arrived(buffer, settled, upTo);
            settled = upTo;
        }
    }

    private void discard(int count) {
        byte[] old = buffer;
        length -= count;
        if (old.length > KEPT_CAPACITY) {
            buffer = new byte[Math.max(length, 4096)];
        }
        System.arraycopy(old, count, buffer, 0, length);
        settled = 0;
    }
}
