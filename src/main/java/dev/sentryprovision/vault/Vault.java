package dev.sentryprovision.vault;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.value.EncryptedText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decrypts and encrypts with the passwords of a run. Every decrypted text becomes known to the redactor. Thread-safe. */
public final class Vault {

    private static final int SALT = 32;

    private final List<VaultPassword> passwords;
    private final Redactor redactor;
    /** Making keys takes some milliseconds on purpose; a value may be used in every task on every host. */
    private final Map<String, String> decrypted = new ConcurrentHashMap<>();

    /** Passwords are tried in their order, one whose id the text names before the others. */
    public Vault(List<VaultPassword> passwords, Redactor redactor) {
        this.passwords = List.copyOf(passwords);
        this.redactor = redactor;
        passwords.forEach(password -> redactor.add(password.secret()));
    }

    /** Whether this is the content of an encrypted file. */
    public static boolean isEncrypted(byte[] content) {
        int length = Math.min(content.length, 32);
        return VaultEnvelope.looksLikeOne(new String(content, 0, length, StandardCharsets.ISO_8859_1));
    }

    /**
     * The id that an encrypted file names; format 1.1 names none.
     *
     * @throws ProblemException when it is damaged
     */
    public static Optional<String> idOf(byte[] content, SourceSpan where) {
        return VaultEnvelope.parse(new String(content, StandardCharsets.ISO_8859_1), where)
                .id();
    }

    /**
     * The plain text of a {@code !vault} value.
     *
     * @throws ProblemException when it is damaged or no password fits
     */
    public String decrypt(EncryptedText text) {
        String known = decrypted.get(text.envelope());
        if (known != null) {
            return known;
        }
        byte[] plain = decrypt(text.envelope(), text.where());
        String result = new String(plain, StandardCharsets.UTF_8);
        redactor.add(result);
        decrypted.put(text.envelope(), result);
        return result;
    }

    /**
     * The plain bytes of an encrypted file, all of whose lines become known to the redactor.
     *
     * @throws ProblemException when it is damaged or no password fits
     */
    public byte[] decrypt(byte[] content, SourceSpan where) {
        byte[] plain = decryptStructured(content, where);
        redactor.add(new String(plain, StandardCharsets.UTF_8));
        return plain;
    }

    /** As {@link #decrypt(byte[], SourceSpan)}, for a caller that tells the redactor the single values in it. */
    public byte[] decryptStructured(byte[] content, SourceSpan where) {
        return decrypt(new String(content, StandardCharsets.ISO_8859_1), where);
    }

    /** For a value that was inside an encrypted file. */
    public void conceal(String value) {
        redactor.add(value);
    }

    private byte[] decrypt(String text, SourceSpan where) {
        VaultEnvelope envelope = VaultEnvelope.parse(text, where);
        return candidates(envelope.id())
                .map(password -> new VaultCipher(password.secret(), envelope.salt())
                        .decrypt(envelope.ciphertext(), envelope.mac()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new ProblemException(undecryptable(envelope, where)));
    }

    private Stream<VaultPassword> candidates(Optional<String> id) {
        return Stream.concat(
                passwords.stream().filter(password -> id.equals(Optional.of(password.id()))),
                passwords.stream().filter(password -> !id.equals(Optional.of(password.id()))));
    }

    private Problem undecryptable(VaultEnvelope envelope, SourceSpan where) {
        String made =
                envelope.id().map(id -> " made with the vault id '" + id + "'").orElse("");
        if (passwords.isEmpty()) {
            return Problem.error(
                    "a vault text" + made + ", but there is no vault password",
                    where,
                    "give one with --vault-password-file or --ask-vault-pass");
        }
        String tried = passwords.stream().map(VaultPassword::id).collect(Collectors.joining(", "));
        return Problem.error(
                "no vault password fits this text" + made + " (tried: " + tried + ")",
                where,
                envelope.id()
                        .filter(id -> passwords.stream()
                                .noneMatch(password -> password.id().equals(id)))
                        .map(id -> "give the password of '" + id + "': --vault-id " + id + "@FILE")
                        .orElse("the password is wrong, or the text was changed after it was encrypted"));
    }

    /**
     * The envelope of a text: format 1.2 names the id, 1.1 is for the default id.
     *
     * @param random source of the salt; a {@link java.security.SecureRandom} but in tests
     */
    public static String encrypt(byte[] plaintext, VaultPassword password, RandomGenerator random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return encrypt(plaintext, password, salt);
    }

    /** The same with a salt that the caller has chosen. */
    public static String encrypt(byte[] plaintext, VaultPassword password, byte[] salt) {
        VaultCipher cipher = new VaultCipher(password.secret(), salt);
        byte[] ciphertext = cipher.encrypt(plaintext);
        Optional<String> id = Optional.of(password.id()).filter(name -> !name.equals(VaultPassword.DEFAULT_ID));
        return new VaultEnvelope(id, salt, cipher.mac(ciphertext), ciphertext).text();
    }
}
