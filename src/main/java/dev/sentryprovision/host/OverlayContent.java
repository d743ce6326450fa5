package dev.sentryprovision.host;

import dev.sentryprovision.host.Overlay.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Content of files that a dry run knows of. */
record OverlayContent(Recall machine) {

    Reading read(Stored stored, long limit) {
        return switch (stored) {
            case Stored.Given(Content content) ->
                content.size() > limit ? new Reading.TooLarge() : new Reading.Whole(content.allBytes());
            case Stored.OnMachine(RemotePath path) ->
                machine.known(new Look.Read(path, limit)).get();
            case Stored.Previewed(Effect.Preview preview, TreeEntry entry) ->
                limited(preview.content(entry.path()), limit);
            case Stored.UnknownContent(String reason) -> throw new UnknownUntilApplied(reason);
            case Stored.Nothing _ -> new Reading.Absent();
        };
    }

    private static Reading limited(Reading reading, long limit) {
        return reading instanceof Reading.Whole(byte[] bytes) && bytes.length > limit
                ? new Reading.TooLarge()
                : reading;
    }

    Optional<String> digest(Stored stored, String algorithm) {
        return switch (stored) {
            case Stored.Given(Content content) -> Optional.of(digestOf(content, algorithm));
            case Stored.OnMachine(RemotePath path) ->
                machine.known(new Look.Digest(path, algorithm)).get();
            case Stored.Previewed(Effect.Preview preview, TreeEntry entry) ->
                entry.digest().filter(_ -> algorithm.equals("sha256")).or(() -> computed(preview, entry, algorithm));
            case Stored.UnknownContent(String reason) -> throw new UnknownUntilApplied(reason);
            case Stored.Nothing _ -> Optional.empty();
        };
    }

    private static Optional<String> computed(Effect.Preview preview, TreeEntry entry, String algorithm) {
        return switch (preview.content(entry.path())) {
            case Reading.Whole(byte[] bytes) -> Optional.of(digestOf(Content.of(bytes), algorithm));
            case Reading.Absent _ -> Optional.empty();
            case Reading.TooLarge _ -> throw new UnknownUntilApplied("the content of " + entry.path());
        };
    }

    private static String digestOf(Content content, String algorithm) {
        try (InputStream in = content.open()) {
            MessageDigest digest = MessageDigest.getInstance(algorithm.replaceFirst("^sha", "SHA-"));
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new HostFailure("not a digest algorithm: " + algorithm);
        }
    }
}
