package dev.sentryprovision.template;

import dev.sentryprovision.value.EncryptedText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts what the recorded cases encrypted, with their password. */
final class ReferenceVault {

    private ReferenceVault() {}

    static String decrypt(EncryptedText text) {
        String body = text.envelope().lines().skip(1).map(String::strip).reduce("", String::concat);
        String[] parts = new String(HexFormat.of().parseHex(body), StandardCharsets.US_ASCII).split("\n");
        byte[] salt = HexFormat.of().parseHex(parts[0]);
        byte[] encrypted = HexFormat.of().parseHex(parts[2]);
        try {
            byte[] keys = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec("pw".toCharArray(), salt, 10_000, 80 * 8))
                    .getEncoded();
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(keys, 0, 32, "AES"),
                    new IvParameterSpec(Arrays.copyOfRange(keys, 64, 80)));
            byte[] padded = cipher.doFinal(encrypted);
            return new String(padded, 0, padded.length - padded[padded.length - 1], StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
