package dev.sentryprovision.event;

import java.util.List;

/** Takes events, from many threads; each view orders what it needs. */
@FunctionalInterface
public interface EventSink {

    void accept(Event event);

    static EventSink toAll(List<EventSink> sinks) {
        return event -> sinks.forEach(sink -> sink.accept(event));
    }
}
