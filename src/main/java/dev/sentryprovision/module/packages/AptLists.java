package dev.sentryprovision.module.packages;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.value.Unknown;
import java.util.List;
import java.util.Optional;

/**
 * Fetches apt's lists of packages.
 *
 * @param tries    how often, at least once
 * @param maxDelay the longest pause between two tries, in seconds; pauses double from one second on
 */
record AptLists(Host host, PackageLock lock, long tries, long maxDelay) {

    /**
     * What apt-get (2.6, 3.0) ends with when a list is missing that it needs; its status is 0 then. Lines that begin with
     * Err: are not among them: a list that may be missing, such as a translation, has them too.
     */
    private static final List<String> ERRORS = List.of("E:", "W: Failed to fetch");

    /**
     * What came of it.
     *
     * @param trouble what went wrong, if anything
     * @param time    when they were fetched, in seconds since 1970; unknown in a dry run
     */
    record Fetched(Optional<String> trouble, Object time) {}

    Fetched fetch() {
        Command command = Command.script(lock.script() + script());
        Effect effect = Effect.of("fetch package lists")
                .touching(Subject.anyOf("package"))
                .touching(Subject.anyOf("package lists"));
        return switch (host.run(command, effect)) {
            case RunResult.NotRun _ ->
                new Fetched(Optional.empty(), new Unknown("when package lists will have been fetched"));
            case RunResult.Ran(Reply reply) when !reply.succeeded() -> new Fetched(Optional.of(trouble(reply)), 0L);
            case RunResult.Ran(Reply reply) ->
                new Fetched(Optional.empty(), Long.parseLong(reply.out().strip()));
        };
    }

    private String script() {
        return """
            n=1; d=1
            while :; do
              o=$(DEBIAN_FRONTEND=noninteractive apt-get -q update 2>&1); s=$?
              case "
            $o" in *"
            E:"*|*"
            W: Failed to fetch"*) [ $s != 0 ] || s=100;; esac
              [ $s != 0 ] && [ $n -lt %d ] || break
              [ $d -le %d ] || d=%d
              sleep $d; n=$((n + 1)); d=$((d * 2))
            done
            [ $s = 0 ] || { printf '%%s\n' "$o"; exit $s; }
            date +%%s
            """.formatted(tries, maxDelay, maxDelay);
    }

    private static String trouble(Reply reply) {
        return reply.out()
                .lines()
                .filter(line -> ERRORS.stream().anyMatch(line::startsWith))
                .findFirst()
                .orElseGet(() -> reply.err().isBlank()
                        ? reply.out().strip()
                        : reply.err().strip());
    }
}
