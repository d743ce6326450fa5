package dev.sentryprovision.connection;

/**
 * What went over a connection. A round trip is a wait for the other side: requests sent together and then awaited are
 * one.
 */
public record Traffic(long roundTrips, long requests, long bytesSent, long bytesReceived) {

    public static final Traffic NONE = new Traffic(0, 0, 0, 0);

    public Traffic plus(Traffic other) {
        return new Traffic(
                roundTrips + other.roundTrips,
                requests + other.requests,
                bytesSent + other.bytesSent,
                bytesReceived + other.bytesReceived);
    }
}
