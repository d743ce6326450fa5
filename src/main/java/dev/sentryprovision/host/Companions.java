package dev.sentryprovision.host;

import java.util.List;
import java.util.stream.Stream;

/**
 * Looks that a change will need when the module decides on one. They ride along with what the module asks: a stat more
 * in the same process is nothing next to a round trip of its own.
 */
final class Companions {

    private Companions() {}

    /** In a dry run also whether entries may be put into the folder. */
    static List<Look<?>> ofForetold(Look<?> look) {
        return of(look).stream()
                .flatMap(each -> each instanceof Look.Stat(RemotePath folder, boolean follow) && follow
                        ? Stream.of(each, new Look.Writable(folder))
                        : Stream.of(each))
                .toList();
    }

    static List<Look<?>> of(Look<?> look) {
        return switch (look) {
            case Look.Stat(RemotePath path, boolean follow) ->
                follow ? List.of() : List.of(new Look.Stat(path.parent(), true));
            case Look.Read(RemotePath path, long _) ->
                List.of(new Look.Stat(path, false), new Look.Stat(path.parent(), true));
            case Look.Digest _, Look.RealPath _, Look.Tree _, Look.Writable _, Look.Known _, Look.Query _ -> List.of();
        };
    }
}
