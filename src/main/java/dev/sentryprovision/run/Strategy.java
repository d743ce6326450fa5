package dev.sentryprovision.run;

import java.util.List;

/** In which order a play's tasks meet its hosts. */
enum Strategy {
    /** All hosts finish a task before any of them begins the next one. */
    LINEAR,
    /** No host waits for another one. */
    FREE,
    /** As free, but no more hosts begin the play than there are forks until one of them has ended it. */
    HOST_PINNED;

    /** @throws IllegalArgumentException when it is none of these */
    static Strategy of(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "linear" -> LINEAR;
            case "free" -> FREE;
            case "host_pinned" -> HOST_PINNED;
            default ->
                throw new IllegalArgumentException(
                        "the strategy '" + name + "' is not supported; use linear, free or host_pinned");
        };
    }

    /** The hosts that go through the play together. */
    List<List<PlayHost>> together(List<PlayHost> hosts) {
        return this == LINEAR ? List.of(hosts) : hosts.stream().map(List::of).toList();
    }
}
