package dev.sentryprovision.connection;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import dev.sentryprovision.connection.ConnectionFailure.Kind;
import dev.sentryprovision.connection.KnownHosts.Entry;
import dev.sentryprovision.connection.KnownHosts.Marker;
import dev.sentryprovision.connection.Target.HostKeyChecking;
import dev.sentryprovision.shell.Quote;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/**
 * Judges the key a host presents, once for each login, and keeps why it was refused. A revoked key is refused even where
 * another line accepts it.
 */
final class HostKeyCheck implements HostKeyVerifier {

    private final HostKeyPolicy policy;
    private final KnownHostsFile writer;
    private final KnownHosts known;
    private volatile Optional<ConnectionFailure> refusal = Optional.empty();

    HostKeyCheck(HostKeyPolicy policy, KnownHostsFile writer) {
        this.policy = policy;
        this.writer = writer;
        try {
            this.known = policy.checking() == HostKeyChecking.NO
                    ? new KnownHosts(List.of())
                    : KnownHosts.of(policy.name(), policy.files());
        } catch (IOException e) {
            throw new ConnectionFailure(
                    Kind.HOST_KEY_UNKNOWN,
                    "could not read known hosts: " + e.getMessage(),
                    "make the file readable",
                    e);
        }
    }

    Optional<ConnectionFailure> refusal() {
        return refusal;
    }

    /** sshj gives no name where it connected by address; what counts is the name in the policy. */
    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        refusal = policy.checking() == HostKeyChecking.NO ? Optional.empty() : judge(key);
        return refusal.isEmpty();
    }

    /** The kinds of key the host is known by are asked for first, so that it is recognised. */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return known.entries().stream()
                .flatMap(HostKeyCheck::algorithms)
                .distinct()
                .toList();
    }

    private static Stream<String> algorithms(Entry entry) {
        return switch (entry.marker()) {
            case REVOKED -> Stream.empty();
            case AUTHORITY -> SshAlgorithms.hostCertificates().stream();
            // Lines name the kind of key, negotiation the kind of signature.
            case KEY ->
                entry.keyType().equals("ssh-rsa")
                        ? Stream.of("rsa-sha2-512", "rsa-sha2-256")
                        : Stream.of(entry.keyType());
        };
    }

    private Optional<ConnectionFailure> judge(PublicKey presented) {
        if (presented instanceof Certificate<?> certificate) {
            String authority = Base64.getEncoder().encodeToString(certificate.getSignatureKey());
            Optional<Entry> revoked = known.find(Marker.REVOKED, authority).or(() -> revoked(certificate.getKey()));
            if (revoked.isPresent()) {
                return Optional.of(revoked("a certificate of " + shown(certificate.getKey()), revoked.get()));
            }
            return known.find(Marker.AUTHORITY, authority).isPresent()
                    ? Optional.empty()
                    : judgeKey(certificate.getKey());
        }
        return judgeKey(presented);
    }

    private Optional<ConnectionFailure> judgeKey(PublicKey key) {
        String encoded = Base64.getEncoder().encodeToString(bytes(key));
        String shown = shown(key);
        Optional<Entry> revoked = revoked(key);
        if (revoked.isPresent()) {
            return Optional.of(revoked(shown, revoked.get()));
        }
        if (known.find(Marker.KEY, encoded).isPresent()) {
            return Optional.empty();
        }
        List<Entry> others = known.marked(Marker.KEY).toList();
        if (!others.isEmpty()) {
            return Optional.of(changed(shown, others));
        }
        if (policy.checking() == HostKeyChecking.ACCEPT_NEW) {
            writer.add(policy, KeyType.fromKey(key).toString(), encoded);
            return Optional.empty();
        }
        return Optional.of(unknown(shown));
    }

    private Optional<Entry> revoked(PublicKey key) {
        return known.find(Marker.REVOKED, Base64.getEncoder().encodeToString(bytes(key)));
    }

    private static byte[] bytes(PublicKey key) {
        return new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
    }

    private static String shown(PublicKey key) {
        return KeyType.fromKey(key) + " " + fingerprint(bytes(key));
    }

    private ConnectionFailure revoked(String shown, Entry entry) {
        return new ConnectionFailure(
                Kind.HOST_KEY_CHANGED,
                policy.name() + " presented the key " + shown + ", which is revoked in " + entry.place(),
                "do not connect before you know why it still uses this key; give the host a new one");
    }

    private ConnectionFailure changed(String shown, List<Entry> others) {
        String places = others.stream()
                .map(entry -> entry.place() + " (" + entry.keyType() + " " + fingerprint(entry) + ")")
                .collect(Collectors.joining(", "));
        return new ConnectionFailure(
                Kind.HOST_KEY_CHANGED,
                "the host key of " + policy.name() + " has changed: it presented " + shown + ", but known is " + places,
                "somebody may be listening; if the host was set up anew, forget the old key with: ssh-keygen -R "
                        + Quote.quote(policy.name()) + " -f "
                        + Quote.quote(others.getFirst().file().toString()));
    }

    private ConnectionFailure unknown(String shown) {
        String files = policy.files().stream().map(Object::toString).collect(Collectors.joining(", "));
        return new ConnectionFailure(
                Kind.HOST_KEY_UNKNOWN,
                "the host key of " + policy.name() + " is not known: it presented " + shown + "; looked in " + files,
                "compare that with the host's own (ssh-keygen -lf /etc/ssh/ssh_host_*_key.pub there), then accept it with"
                        + " ssh, or set StrictHostKeyChecking accept-new for it");
    }

    private static String fingerprint(Entry entry) {
        try {
            return fingerprint(Base64.getDecoder().decode(entry.key()));
        } catch (IllegalArgumentException e) {
            return "(unreadable)";
        }
    }

    private static String fingerprint(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
