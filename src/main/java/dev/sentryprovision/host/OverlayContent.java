package dev.sentryprovision.host;

import dev.sentryprovision.host.Overlay.Stored;
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
            case Stored.Given(Content content) -> Optional.of(content.digest(algorithm));
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
            case Reading.Whole(byte[] bytes) -> Optional.of(Content.of(bytes).digest(algorithm));
            case Reading.Absent _ -> Optional.empty();
            case Reading.TooLarge _ -> throw new UnknownUntilApplied("the content of " + entry.path());
        };
    }
}
