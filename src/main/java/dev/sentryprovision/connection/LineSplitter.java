package dev.sentryprovision.connection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts bytes into lines as they come in; the last one need not end. */
final class LineSplitter {

    private final Consumer<String> consumer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineSplitter(Consumer<String> consumer) {
        this.consumer = consumer;
    }

    void feed(byte[] buffer, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                line.write(buffer, start, i - start);
                hand();
                start = i + 1;
            }
        }
        line.write(buffer, start, to - start);
    }

    void end() {
        if (line.size() > 0) {
            hand();
        }
    }

    private void hand() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        consumer.accept(text);
    }
}
