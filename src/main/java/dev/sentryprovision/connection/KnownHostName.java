package dev.sentryprovision.connection;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a host is written in known_hosts: plain, as patterns, or hashed. */
final class KnownHostName {

    private static final String HASHED = "|1|";

    private KnownHostName() {}

    static String of(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return port == 22 ? name : "[" + name + "]:" + port;
    }

    static boolean matches(String field, String name) {
        if (field.startsWith(HASHED)) {
            return matchesHash(field, name);
        }
        return HostPattern.matches(List.of(field.split(",")), name);
    }

    /** The name hashed with a fresh salt, as {@code HashKnownHosts} wants it. */
    static String hashed(String name, SecureRandom random) {
        byte[] salt = new byte[20];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return HASHED + base64.encodeToString(salt) + "|" + base64.encodeToString(hash(salt, name));
    }

    private static boolean matchesHash(String field, String name) {
        String[] parts = field.substring(HASHED.length()).split("\\|");
        if (parts.length != 2) {
            return false;
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            return MessageDigest.isEqual(base64.decode(parts[1]), hash(base64.decode(parts[0]), name));
        } catch (IllegalArgumentException e) {
            return false; // not base64: a broken line matches nothing
        }
    }

    private static byte[] hash(byte[] salt, String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(salt, "HmacSHA1"));
            return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
