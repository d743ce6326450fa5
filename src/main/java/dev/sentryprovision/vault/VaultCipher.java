package dev.sentryprovision.vault;

import dev.sentryprovision.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The keys that a password and a salt give, and what is done with them. */
final class VaultCipher {

    private static final int ITERATIONS = 10_000;
    private static final int KEY = 32;
    private static final int BLOCK = 16;

    private final byte[] keys;

    VaultCipher(Secret password, byte[] salt) {
        PBEKeySpec spec =
                new PBEKeySpec(password.reveal().toCharArray(), salt, ITERATIONS, (2 * KEY + BLOCK) * Byte.SIZE);
        try {
            keys = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The plain bytes, or nothing when the keys are not those the text was made with. */
    Optional<byte[]> decrypt(byte[] ciphertext, byte[] mac) {
        if (!MessageDigest.isEqual(mac(ciphertext), mac)) {
            return Optional.empty();
        }
        byte[] padded = crypt(Cipher.DECRYPT_MODE, ciphertext);
        int padding = padded.length == 0 ? 0 : padded[padded.length - 1];
        return padding < 1 || padding > BLOCK || padding > padded.length
                ? Optional.empty()
                : Optional.of(Arrays.copyOf(padded, padded.length - padding));
    }

    byte[] encrypt(byte[] plaintext) {
        int padding = BLOCK - plaintext.length % BLOCK;
        byte[] padded = Arrays.copyOf(plaintext, plaintext.length + padding);
        Arrays.fill(padded, plaintext.length, padded.length, (byte) padding);
        return crypt(Cipher.ENCRYPT_MODE, padded);
    }

    byte[] mac(byte[] ciphertext) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys, KEY, KEY, "HmacSHA256"));
            return mac.doFinal(ciphertext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] crypt(int mode, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, new SecretKeySpec(keys, 0, KEY, "AES"), new IvParameterSpec(keys, 2 * KEY, BLOCK));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
