package dev.sentryprovision.module.containers;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.module.JsonText;
import java.util.List;
import java.util.Locale;

/** What the docker program answered. */
record DockerReply(Reply reply) {

    /** @param what it was to do, for the message */
    DockerReply checked(String what) {
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand(what, reply);
        }
        return this;
    }

    /** A list in JSON, also where some of what was asked for is not there. */
    List<Object> list() {
        return JsonText.parse(reply.out())
                .filter(List.class::isInstance)
                .<List<Object>>map(list -> List.copyOf((List<?>) list))
                .orElse(List.of());
    }

    /** A value in JSON on each line. */
    List<Object> lines() {
        return reply.out()
                .lines()
                .flatMap(line -> JsonText.parse(line).stream())
                .toList();
    }

    /** Whether it failed for another reason than that something is not there. */
    boolean failedOtherwise() {
        return !reply.succeeded()
                && !reply.err()
                        .lines()
                        .allMatch(line ->
                                line.isBlank() || line.toLowerCase(Locale.ROOT).contains("no such"));
    }
}
