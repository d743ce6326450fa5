package dev.sentryprovision.module.packages;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A public key in OpenPGP's format (RFC 4880); as much of it as names it.
 *
 * @param fingerprint 40 upper-case hexadecimal digits
 */
record PgpKey(String fingerprint) {

    private static final int PUBLIC_KEY = 6;
    private static final int PUBLIC_SUBKEY = 14;
    private static final int VERSION = 4;

    String longId() {
        return fingerprint.substring(fingerprint.length() - 16);
    }

    String shortId() {
        return fingerprint.substring(fingerprint.length() - 8);
    }

    /** Whether an id, with or without 0x and blanks, short or long, is this key's. */
    boolean isNamed(String id) {
        return fingerprint.endsWith(plain(id));
    }

    static String plain(String id) {
        return id.replaceFirst("^0[xX]", "").replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /** The keys, subkeys too, in order; none when it is not such a file. */
    static List<PgpKey> parse(byte[] file) {
        try {
            byte[] data = binary(file);
            List<PgpKey> keys = new ArrayList<>();
            int at = 0;
            while (at < data.length) {
                Packet packet = Packet.at(data, at);
                if ((packet.tag == PUBLIC_KEY || packet.tag == PUBLIC_SUBKEY) && data[packet.start] == VERSION) {
                    keys.add(of(data, packet));
                }
                at = packet.start + packet.length;
            }
            return keys;
        } catch (IndexOutOfBoundsException | IllegalArgumentException _) {
            return List.of();
        }
    }

    /** Where a packet's body is. */
    private record Packet(int tag, int start, int length) {

        static Packet at(byte[] data, int at) {
            int head = data[at] & 0xFF;
            if ((head & 0x80) == 0) {
                throw new IllegalArgumentException("not a packet");
            }
            int first = data[at + 1] & 0xFF;
            if ((head & 0x40) == 0) {
                int bytes = 1 << (head & 3);
                return new Packet(head >> 2 & 0xF, at + 1 + bytes, number(data, at + 1, bytes));
            }
            int tag = head & 0x3F;
            if (first < 192) {
                return new Packet(tag, at + 2, first);
            }
            return first < 255
                    ? new Packet(tag, at + 3, (first - 192 << 8) + (data[at + 2] & 0xFF) + 192)
                    : new Packet(tag, at + 6, number(data, at + 2, 4));
        }

        private static int number(byte[] data, int at, int bytes) {
            int value = 0;
            for (int i = 0; i < bytes; i++) {
                value = value << 8 | data[at + i] & 0xFF;
            }
            return value;
        }
    }

    private static PgpKey of(byte[] data, Packet packet) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(new byte[] {(byte) 0x99, (byte) (packet.length >> 8), (byte) packet.length});
            digest.update(data, packet.start, packet.length);
            return new PgpKey(HexFormat.of().withUpperCase().formatHex(digest.digest()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is within the armor, when there is one; several blocks are one after another. */
    private static byte[] binary(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.contains("-----BEGIN PGP PUBLIC KEY BLOCK-----")) {
            return file;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        StringBuilder block = new StringBuilder();
        boolean body = false;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("-----BEGIN")) {
                block.setLength(0);
                body = false;
            } else if (line.startsWith("-----END")) {
                all.writeBytes(Base64.getMimeDecoder().decode(block.toString()));
            } else if (line.isEmpty()) {
                body = true;
            } else if (body && !line.startsWith("=")) {
                block.append(line);
            }
        }
        return all.toByteArray();
    }
}
