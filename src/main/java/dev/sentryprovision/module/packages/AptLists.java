package dev.sentryprovision.module.packages;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.shell.Command;
import java.util.List;
import java.util.Optional;

/** Fetches apt's lists of packages after its sources changed. */
record AptLists(Host host) {

    /**
     * What apt-get (2.6, 3.0) ends with when a list is missing that it needs; its status is 0 then. Lines that begin with
     * Err: are not among them: a list that may be missing, such as a translation, has them too.
     */
    private static final List<String> ERRORS = List.of("E:", "W: Failed to fetch");

    /** What went wrong, if anything. */
    Optional<String> fetch() {
        Command command = Command.script("DEBIAN_FRONTEND=noninteractive apt-get -q update 2>&1");
        Effect effect = Effect.of("fetch package lists")
                .touching(Subject.anyOf("package"))
                .touching(Subject.anyOf("package lists"));
        if (host.run(command, effect) instanceof RunResult.Ran(Reply reply)) {
            Optional<String> error = reply.out()
                    .lines()
                    .filter(line -> ERRORS.stream().anyMatch(line::startsWith))
                    .findFirst();
            return error.or(() -> reply.succeeded()
                    ? Optional.empty()
                    : Optional.of(reply.err().strip()));
        }
        return Optional.empty();
    }
}
