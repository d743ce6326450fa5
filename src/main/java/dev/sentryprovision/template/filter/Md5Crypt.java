package dev.sentryprovision.template.filter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The hash {@code $1$} of Unix passwords. It is weak; old systems know no other. */
final class Md5Crypt {

    private static final int[] ORDER = {0, 6, 12, 1, 7, 13, 2, 8, 14, 3, 9, 15, 4, 10, 5, -1, -1, 11};

    private Md5Crypt() {}

    static String hash(String password, String salt) {
        String cut = salt.substring(0, Math.min(8, salt.length()));
        byte[] key = password.getBytes(StandardCharsets.UTF_8);
        byte[] digest = digest(key, cut.getBytes(StandardCharsets.UTF_8));
        return "$1$" + cut + "$" + Crypt64.encode(digest, ORDER);
    }

    private static byte[] digest(byte[] key, byte[] salt) {
        MessageDigest md5 = md5();
        byte[] current = start(md5, key, salt);
        for (int round = 0; round < 1000; round++) {
            boolean odd = round % 2 == 1;
            md5.update(odd ? key : current);
            if (round % 3 != 0) {
                md5.update(salt);
            }
            if (round % 7 != 0) {
                md5.update(key);
            }
            md5.update(odd ? current : key);
            current = md5.digest();
        }
        return current;
    }

    private static byte[] start(MessageDigest md5, byte[] key, byte[] salt) {
        md5.update(key);
        md5.update(salt);
        byte[] alternate = md5.digest(key);
        md5.update(key);
        md5.update("$1$".getBytes(StandardCharsets.US_ASCII));
        md5.update(salt);
        for (int left = key.length; left > 0; left -= 16) {
            md5.update(Arrays.copyOf(alternate, Math.min(16, left)));
        }
        for (int bits = key.length; bits > 0; bits >>= 1) {
            md5.update((bits & 1) == 1 ? 0 : key[0]);
        }
        return md5.digest();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("MD5 is in every Java", e);
        }
    }
}
