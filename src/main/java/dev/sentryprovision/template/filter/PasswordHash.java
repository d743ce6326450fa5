package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Numbers;
import dev.sentryprovision.template.python.Repr;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** The filter {@code password_hash}: hashes for {@code /etc/shadow}. */
public final class PasswordHash {

    private static final String ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private PasswordHash() {}

    static Object apply(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("password_hash", "hashtype", "salt", "salt_size", "rounds", "ident");
        return hash(
                Repr.str(value),
                bound.text(0, "sha512"),
                bound.present(1).map(Repr::str),
                bound.present(3).map(Numbers::index),
                bound.present(4).map(Repr::str),
                bound.present(2).map(Numbers::index),
                frame.environment().random());
    }

    /** @param size of the salt when none is given */
    static String hash(
            String password,
            String type,
            Optional<String> salt,
            Optional<Integer> rounds,
            Optional<String> ident,
            Optional<Integer> size,
            RandomGenerator random) {
        return switch (type) {
            case "sha512", "sha512_crypt" ->
                ShaCrypt.SHA512.hash(password, salt.orElseGet(() -> salt(size.orElse(16), random)), rounds);
            case "sha256", "sha256_crypt" ->
                ShaCrypt.SHA256.hash(password, salt.orElseGet(() -> salt(size.orElse(16), random)), rounds);
            case "md5", "md5_crypt" -> Md5Crypt.hash(password, salt.orElseGet(() -> salt(size.orElse(8), random)));
            case "blowfish", "bcrypt" -> bcrypt(password, salt, rounds.orElse(12), ident.orElse("2b"), random);
            default ->
                throw Failure.filter("password_hash does not know the type '" + type
                        + "'; it knows sha512, sha256, md5 and blowfish");
        };
    }

    /** The encrypted form of a password that the lookup {@code password} was told to encrypt. */
    public static String hash(
            String password, String type, String salt, Optional<String> ident, RandomGenerator random) {
        return hash(password, type, Optional.of(salt), Optional.empty(), ident, Optional.empty(), random);
    }

    public static String salt(int size, RandomGenerator random) {
        StringBuilder salt = new StringBuilder();
        for (int i = 0; i < size; i++) {
            salt.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return salt.toString();
    }

    private static String bcrypt(
            String password, Optional<String> salt, int rounds, String ident, RandomGenerator random) {
        byte[] bytes = new byte[16];
        salt.ifPresentOrElse(text -> decode(text, bytes), () -> random.nextBytes(bytes));
        if (rounds < 4 || rounds > 31) {
            throw Failure.filter("rounds of blowfish must be from 4 to 31, not " + rounds);
        }
        return OpenBSDBCrypt.generate(ident, password.getBytes(StandardCharsets.UTF_8), bytes, rounds);
    }

    /** Salts of bcrypt are 22 characters of its own Base64. */
    private static void decode(String salt, byte[] bytes) {
        String digits = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        if (salt.length() != 22 || salt.chars().anyMatch(c -> digits.indexOf(c) < 0)) {
            throw Failure.filter("the salt of blowfish must have 22 characters of ./A-Za-z0-9");
        }
        for (int bit = 0; bit < 128; bit++) {
            int digit = digits.indexOf(salt.charAt(bit / 6));
            bytes[bit / 8] |= (byte) ((digit >> 5 - bit % 6 & 1) << 7 - bit % 8);
        }
    }
}
