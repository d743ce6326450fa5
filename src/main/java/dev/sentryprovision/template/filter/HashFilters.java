package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Bytes;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.value.None;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.Blake2sDigest;

/** Digests, Base64, UUIDs and password hashes. */
final class HashFilters {

    /** The name space in which Ansible makes UUIDs. */
    private static final String NAMESPACE = "361E6D51-FAEC-444A-9079-341386DA8E2E";

    private HashFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "hash",
                (value, arguments, _) ->
                        digest(arguments.bind("hash", "hashtype").text(0, "sha1"), bytes(value)),
                "checksum",
                (value, _, _) -> digest("sha1", bytes(value)),
                "sha1",
                (value, _, _) -> digest("sha1", bytes(value)),
                "md5",
                (value, _, _) -> digest("md5", bytes(value)),
                "b64encode",
                HashFilters::encode,
                "b64decode",
                HashFilters::decode,
                "to_uuid",
                HashFilters::uuid,
                "password_hash",
                PasswordHash::apply);
    }

    private static byte[] bytes(Object value) {
        return value instanceof Bytes bytes ? bytes.toArray() : Repr.str(value).getBytes(StandardCharsets.UTF_8);
    }

    private static Object digest(String name, byte[] bytes) {
        return switch (name) {
            case "blake2b" -> {
                Blake2bDigest digest = new Blake2bDigest(512);
                digest.update(bytes, 0, bytes.length);
                byte[] out = new byte[64];
                digest.doFinal(out, 0);
                yield HexFormat.of().formatHex(out);
            }
            case "blake2s" -> {
                Blake2sDigest digest = new Blake2sDigest(256);
                digest.update(bytes, 0, bytes.length);
                byte[] out = new byte[32];
                digest.doFinal(out, 0);
                yield HexFormat.of().formatHex(out);
            }
            default -> HexFormat.of().formatHex(algorithm(name).digest(bytes));
        };
    }

    private static MessageDigest algorithm(String name) {
        try {
            String known =
                    name.toLowerCase(Locale.ROOT).replace("sha3_", "SHA3-").replaceFirst("^sha(?=\\d)", "SHA-");
            return MessageDigest.getInstance(known);
        } catch (NoSuchAlgorithmException _) {
            throw Failure.filter("there is no digest '" + name + "'");
        }
    }

    private static Object encode(Object value, Arguments arguments, Frame frame) {
        byte[] bytes = value instanceof Bytes raw
                ? raw.toArray()
                : Repr.str(value).getBytes(charset(arguments.bind("b64encode", "encoding")));
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Object decode(Object value, Arguments arguments, Frame frame) {
        String text = Repr.str(value).replaceAll("[^A-Za-z0-9+/=]", "");
        String digits = text.replaceAll("=.*$", "");
        if (digits.length() % 4 == 1
                || digits.length() + (text.length() - digits.length()) < (digits.length() + 3) / 4 * 4) {
            throw Failure.runtime("Incorrect padding");
        }
        return new String(Base64.getDecoder().decode(digits), charset(arguments.bind("b64decode", "encoding")));
    }

    private static Charset charset(Bound bound) {
        String name = bound.text(0, "utf-8").toLowerCase(Locale.ROOT).replace('_', '-');
        try {
            return Charset.forName(
                    name.equals("latin-1") ? "iso-8859-1" : name.replaceFirst("^utf-?(\\d+)-?", "utf-$1"));
        } catch (IllegalArgumentException _) {
            throw Failure.runtime("unknown encoding: " + name);
        }
    }

    /** A UUID of version 5: the name space and the text, digested. */
    private static Object uuid(Object value, Arguments arguments, Frame frame) {
        String namespace = arguments.bind("to_uuid", "namespace").text(0, NAMESPACE);
        String digits = namespace.replaceAll("[-{}]|urn:uuid:", "");
        if (!digits.matches("[0-9a-fA-F]{32}")) {
            throw Failure.filter(
                    "Invalid value '" + namespace + "' for 'namespace': badly formed hexadecimal UUID string");
        }
        MessageDigest sha1 = algorithm("sha1");
        sha1.update(HexFormat.of().parseHex(digits));
        ByteBuffer digest = ByteBuffer.wrap(sha1.digest(bytes(value == None.NONE ? "None" : value)));
        long high = digest.getLong() & ~0xf000L | 0x5000L;
        long low = digest.getLong() & ~(3L << 62) | 1L << 63;
        return new UUID(high, low).toString();
    }
}
