package dev.sentryprovision.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Files on their way to a machine's {@code tar}, in the ustar format with GNU's entries for long names, which busybox
 * reads as well. Owners travel as numbers. Contents are opened one after the other, when their turn comes.
 */
final class TarStream {

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final char LONG_NAME = 'L';
    private static final char LONG_LINK = 'K';

    private final List<Supplier<InputStream>> parts = new ArrayList<>();

    void directory(String name, PathStatus status) {
        header(name + "/", status, 0, '5', "");
    }

    void link(String name, PathStatus status) {
        header(name, status, 0, '2', status.linkTarget());
    }

    void file(String name, PathStatus status, Content content) {
        long size = content.size();
        header(name, status, size, '0', "");
        parts.add(() -> new ExactStream(content.open(), size, name));
        bytes(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }

    /** To be opened once. */
    InputStream open() {
        bytes(new byte[2 * BLOCK]);
        return new SequenceInputStream(
                Collections.enumeration(parts.stream().map(LazyStream::new).toList()));
    }

    private void header(String name, PathStatus status, long size, char type, String target) {
        byte[] longName = name.getBytes(StandardCharsets.UTF_8);
        byte[] longTarget = target.getBytes(StandardCharsets.UTF_8);
        if (longName.length > NAME) {
            extension(longName, LONG_NAME);
        }
        if (longTarget.length > NAME) {
            extension(longTarget, LONG_LINK);
        }
        long modified = (long) Math.floor(status.modified());
        bytes(block(longName, status.mode(), status.uid(), status.gid(), size, modified, type, longTarget));
    }

    private void extension(byte[] text, char type) {
        byte[] terminated = Arrays.copyOf(text, text.length + 1);
        byte[] name = "././@LongLink".getBytes(StandardCharsets.US_ASCII);
        bytes(block(name, 0, 0, 0, terminated.length, 0, type, new byte[0]));
        bytes(Arrays.copyOf(terminated, (terminated.length + BLOCK - 1) / BLOCK * BLOCK));
    }

    private static byte[] block(
            byte[] name, int mode, long uid, long gid, long size, long modified, char type, byte[] target) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(BLOCK);
        out.writeBytes(Arrays.copyOf(name, NAME));
        out.writeBytes(number(mode, 8));
        out.writeBytes(number(Math.max(uid, 0), 8));
        out.writeBytes(number(Math.max(gid, 0), 8));
        out.writeBytes(number(size, 12));
        out.writeBytes(number(modified, 12));
        out.writeBytes("        ".getBytes(StandardCharsets.US_ASCII));
        out.write(type);
        out.writeBytes(Arrays.copyOf(target, NAME));
        out.writeBytes("ustar  \0".getBytes(StandardCharsets.US_ASCII));
        byte[] block = Arrays.copyOf(out.toByteArray(), BLOCK);
        int sum = 0;
        for (byte each : block) {
            sum += each & 0xFF;
        }
        byte[] checksum = String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(checksum, 0, block, 148, checksum.length);
        return block;
    }

    /** Octal digits; what does not fit goes in base 256, marked by the first bit, as GNU has it. */
    private static byte[] number(long value, int width) {
        String octal = Long.toOctalString(value);
        if (octal.length() < width) {
            return ("0".repeat(width - 1 - octal.length()) + octal + "\0").getBytes(StandardCharsets.US_ASCII);
        }
        byte[] field = new byte[width];
        for (int i = 0; i < 8 && i < width; i++) {
            field[width - 1 - i] = (byte) (value >>> 8 * i);
        }
        field[0] |= (byte) 0x80;
        return field;
    }

    private void bytes(byte[] bytes) {
        parts.add(() -> new ByteArrayInputStream(bytes));
    }
}
