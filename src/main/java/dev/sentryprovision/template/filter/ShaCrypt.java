package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.python.Failure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** The hashes {@code $5$} and {@code $6$} of Unix passwords, after Ulrich Drepper's specification. */
final class ShaCrypt {

    static final ShaCrypt SHA256 = new ShaCrypt("$5$", "SHA-256", 32, new int[] {
        0, 10, 20, 21, 1, 11, 12, 22, 2, 3, 13, 23, 24, 4, 14, 15, 25, 5, 6, 16, 26, 27, 7, 17, 18, 28, 8, 9, 19, 29,
        -1, 31, 30
    });

    static final ShaCrypt SHA512 = new ShaCrypt("$6$", "SHA-512", 64, new int[] {
        0, 21, 42, 22, 43, 1, 44, 2, 23, 3, 24, 45, 25, 46, 4, 47, 5, 26, 6, 27, 48, 28, 49, 7, 50, 8, 29, 9, 30, 51,
        31, 52, 10, 53, 11, 32, 12, 33, 54, 34, 55, 13, 56, 14, 35, 15, 36, 57, 37, 58, 16, 59, 17, 38, 18, 39, 60, 40,
        61, 19, 62, 20, 41, -1, -1, 63
    });

    private static final int STANDARD_ROUNDS = 5000;

    private final String prefix;
    private final String algorithm;
    private final int size;

    @SuppressWarnings("ImmutableEnumChecker") // never written
    private final int[] order;

    /** @param order in which the bytes of the digest are written, three at a time, the highest first */
    private ShaCrypt(String prefix, String algorithm, int size, int[] order) {
        this.prefix = prefix;
        this.algorithm = algorithm;
        this.size = size;
        this.order = order;
    }

    String hash(String password, String salt, Optional<Integer> rounds) {
        if (!salt.matches("[^$:\\n]*")) {
            throw Failure.filter("the salt must not hold '$', ':' or a line end");
        }
        int count = Math.clamp(rounds.orElse(STANDARD_ROUNDS), 1000, 999_999_999);
        String cut = salt.substring(0, Math.min(16, salt.length()));
        byte[] digest = digest(password.getBytes(StandardCharsets.UTF_8), cut.getBytes(StandardCharsets.UTF_8), count);
        String option = rounds.isPresent() ? "rounds=" + count + "$" : "";
        return prefix + option + cut + "$" + Crypt64.encode(digest, order);
    }

    private byte[] digest(byte[] key, byte[] salt, int rounds) {
        byte[] start = start(key, salt);
        MessageDigest digest = algorithm();
        for (int i = 0; i < key.length; i++) {
            digest.update(key);
        }
        byte[] p = repeated(digest.digest(), key.length);
        for (int i = 0; i < 16 + (start[0] & 0xff); i++) {
            digest.update(salt);
        }
        byte[] s = repeated(digest.digest(), salt.length);
        byte[] current = start;
        for (int round = 0; round < rounds; round++) {
            boolean odd = round % 2 == 1;
            digest.update(odd ? p : current);
            if (round % 3 != 0) {
                digest.update(s);
            }
            if (round % 7 != 0) {
                digest.update(p);
            }
            digest.update(odd ? current : p);
            current = digest.digest();
        }
        return current;
    }

    private byte[] start(byte[] key, byte[] salt) {
        MessageDigest digest = algorithm();
        digest.update(key);
        digest.update(salt);
        byte[] alternate = digest.digest(key);
        digest.update(key);
        digest.update(salt);
        digest.update(repeated(alternate, key.length));
        for (int bits = key.length; bits > 0; bits >>= 1) {
            digest.update((bits & 1) == 1 ? alternate : key);
        }
        return digest.digest();
    }

    private byte[] repeated(byte[] digest, int length) {
        byte[] all = new byte[length];
        for (int i = 0; i < length; i += size) {
            System.arraycopy(digest, 0, all, i, Math.min(size, length - i));
        }
        return all;
    }

    private MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is in every Java", e);
        }
    }
}
