package dev.sentryprovision.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameScannerTest {

    private final StringBuilder arrived = new StringBuilder();
    private final List<String> frames = new ArrayList<>();
    private final FrameScanner scanner = new FrameScanner("@@mark", new FrameScanner.Sink() {
        @Override
        public void arrived(byte[] buffer, int from, int to) {
            arrived.append(new String(buffer, from, to - from, ISO_8859_1));
        }

        @Override
        public void frame(byte[] content, String trailer) {
            frames.add(new String(content, ISO_8859_1) + "|" + trailer);
        }
    });

    @Test
    void frames_are_cut_at_the_mark() {
        feed("one\n@@mark 1 0\ntwo@@mark 2 7\n@@mark 3 0\n");
        assertThat(frames).containsExactly("one\n|1 0", "two|2 7", "|3 0");
    }

    @Test
    void frames_are_found_however_the_bytes_come_in() {
        String text = "a@@b@@mar\n@@@mark 1 0\n\0\u00ff@@mark 2 1\n";
        for (char c : text.toCharArray()) {
            feed(String.valueOf(c));
        }
        assertThat(frames).containsExactly("a@@b@@mar\n@|1 0", "\0\u00ff|2 1");
        assertThat(arrived).hasToString("a@@b@@mar\n@\0\u00ff");
    }

    @Test
    void bytes_arrive_as_soon_as_they_cannot_belong_to_a_mark() {
        feed("line\n");
        assertThat(arrived).hasToString("line\n");
        feed("more @@ma");
        assertThat(arrived).hasToString("line\nmore ");
        feed("ximum");
        assertThat(arrived).hasToString("line\nmore @@maximum");
        assertThat(frames).isEmpty();
    }

    @Test
    void every_byte_arrives_once() {
        String big = "0123456789@".repeat(50_000);
        feed(big);
        feed(big + "@@mark 1 0\n" + big);
        assertThat(frames).containsExactly(big + big + "|1 0");
        assertThat(arrived.toString()).startsWith(big + big).hasSize(3 * big.length() - 1);
    }

    private void feed(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        scanner.feed(bytes, bytes.length);
    }
}
