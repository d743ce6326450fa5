package dev.sentryprovision.module.net;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Waits for a port or a file. */
@ModuleSpec(
        name = "wait_for",
        summary = "Waits, on the host, until a port or a file is there, or gone.",
        lookAhead = false,
        returns = {
            "elapsed: seconds",
            "state, port, path, search_regex: what was waited for",
            "match_groups, match_groupdict: the groups of search_regex in what was found"
        },
        examples = """
                - wait_for:
                    port: 9000
                    timeout: 600
                """)
public final class WaitForModule implements Module<WaitForModule.Params> {

    /** What to wait for. */
    public enum State {
        STARTED,
        PRESENT,
        STOPPED,
        ABSENT,
        DRAINED
    }

    @Rule(exclusive = {"port", "path"})
    @Rule(when = "state", is = "drained", needs = "port")
    @Rule(when = "exclude_hosts", needs = "port")
    public record Params(
            @Param(value = "The machine to reach, from the host.", defaultValue = "127.0.0.1")
            String host,

            @Param("The port.") Optional<Long> port,
            @Param("The file.") Optional<RemotePath> path,

            @Param("A regular expression that must be found in the file, or in what the port sends.")
            Optional<String> searchRegex,

            @Param(
                    value =
                            "started and present: it is there; stopped and absent: it is gone; drained: nobody is connected.",
                    defaultValue = "started")
            State state,

            @Param(value = "Seconds before it is a failure.", defaultValue = "300")
            Duration timeout,

            @Param(value = "Seconds for one attempt to connect.", defaultValue = "5")
            Duration connectTimeout,

            @Param(value = "Seconds to wait before looking at all.", defaultValue = "0")
            Duration delay,

            @Param(value = "Seconds between two looks.", defaultValue = "1")
            Duration sleep,

            @Param(
                    value = "The states of connections that count, with drained.",
                    defaultValue = "ESTABLISHED,FIN_WAIT1,FIN_WAIT2,SYN_RECV,SYN_SENT,TIME_WAIT")
            List<TcpState> activeConnectionStates,

            @Param("Machines whose connections do not count, with drained.")
            List<String> excludeHosts,

            @Param("What to say when the time is over.") Optional<String> msg) {}

    @Override
    public Outcome run(Params params, Host host) {
        return new Waiting(params, host).outcome();
    }
}
