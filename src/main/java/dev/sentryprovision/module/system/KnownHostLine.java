package dev.sentryprovision.module.system;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A line of a known_hosts file, as sshd(8) describes them.
 *
 * @param marker {@code @cert-authority}, {@code @revoked} or empty
 * @param hosts  patterns with commas between them, or one hashed name
 */
record KnownHostLine(String marker, String hosts, String type, String key) {

    private static final String HASHED = "|1|";

    static Optional<KnownHostLine> parse(String line) {
        String[] words = line.strip().split("\\s+");
        int at = words[0].startsWith("@") ? 1 : 0;
        return words[0].startsWith("#") || words.length < at + 3
                ? Optional.empty()
                : Optional.of(new KnownHostLine(at == 1 ? words[0] : "", words[at], words[at + 1], words[at + 2]));
    }

    boolean isHashed() {
        return hosts.startsWith(HASHED);
    }

    boolean isAbout(String host) {
        if (isHashed()) {
            String[] parts = hosts.split("\\|");
            return parts.length == 4
                    && hash(Base64.getDecoder().decode(parts[2]), host).equals(parts[3]);
        }
        boolean found = false;
        for (String pattern : hosts.split(",")) {
            boolean negative = pattern.startsWith("!");
            if (matches(negative ? pattern.substring(1) : pattern, host)) {
                if (negative) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private static boolean matches(String pattern, String host) {
        String regex = pattern.toLowerCase(Locale.ROOT)
                .chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return host.matches(regex);
    }

    /** Whether it says the same; how a hashed name was salted does not matter. */
    boolean isSame(KnownHostLine other) {
        return marker.equals(other.marker)
                && type.equals(other.type)
                && key.equals(other.key)
                && (isHashed() ? other.isHashed() : hosts.equals(other.hosts));
    }

    /** A line as the user wrote it, with the name hashed. The salt comes from the key, so that a dry run tells the line. */
    static String hashed(String host, String line) {
        String[] words = line.strip().split("\\s+");
        byte[] salt = salt(line);
        int at = words[0].startsWith("@") ? 1 : 0;
        words[at] = HASHED + Base64.getEncoder().encodeToString(salt) + "|" + hash(salt, host);
        return Stream.of(words).collect(Collectors.joining(" "));
    }

    private static byte[] salt(String line) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(line.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(byte[] salt, String host) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(salt, "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(host.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
