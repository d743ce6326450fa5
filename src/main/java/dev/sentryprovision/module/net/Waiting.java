package dev.sentryprovision.module.net;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.net.WaitForModule.State;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Waits in one loop on the host, so that the answer comes as soon as it is there and each try costs no round trip. A
 * port is tried with what the host has: bash, nc or curl; else the kernel's table of listening sockets is read.
 */
record Waiting(WaitForModule.Params params, Host host) {

    private static final int TIME_IS_OVER = 124;

    private static final String CONNECT = """
            try() {
              case $tool in
                bash) timeout "$C" bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$HOST" "$PORT" 2>/dev/null;;
                nc) nc -w "$C" "$HOST" "$PORT" </dev/null >/dev/null 2>&1;;
                curl) curl -s --connect-timeout "$C" --max-time "$C" "telnet://$HOST:$PORT" </dev/null >/dev/null 2>&1
                  [ $? -ne 7 ] && [ $? -ne 6 ];;
                *) listening;;
              esac
            }
            listening() {
              hex=$(printf ':%04X' "$PORT")
              cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | while read -r _ local _ state _; do
                case $local$state in *"$hex"0A) echo yes; break;; esac
              done | grep -q yes
            }
            read_port() {
              case $tool in
                nc) nc -w "$C" "$HOST" "$PORT" </dev/null 2>/dev/null;;
                bash) timeout "$C" bash -c 'exec 3<>"/dev/tcp/$0/$1"; cat <&3' "$HOST" "$PORT" 2>/dev/null;;
                *) curl -s --max-time "$C" "telnet://$HOST:$PORT" </dev/null 2>/dev/null;;
              esac
            }
            drained() {
              hex=$(printf ':%04X' "$PORT")
              ! cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | while read -r _ local _ state _; do
                case $local$state in *"$hex"0[1-5]|*"$hex"0[8-9]|*"$hex"0B) echo yes; break;; esac
              done | grep -q yes
            }
            if command -v bash >/dev/null && command -v timeout >/dev/null; then tool=bash
            elif command -v nc >/dev/null; then tool=nc
            elif command -v curl >/dev/null; then tool=curl
            else
              tool=proc
              case $HOST in 127.*|localhost|::1|0.0.0.0) ;; *)
                echo 'bash, nc or curl is needed on the host to reach a port of another machine' >&2; exit 127;;
              esac
            fi
            """;

    Outcome outcome() {
        // Waiting for what was only imagined would take all the time there is.
        Reply reply = host.look(Look.Query.of(Command.script(script())).dependingOn(subjects()));
        return switch (reply.status()) {
            case 0 -> found(Long.parseLong(reply.out().strip()));
            case TIME_IS_OVER ->
                Outcome.failed(params.msg().orElseGet(this::timeoutMessage))
                        .with("elapsed", Long.parseLong(reply.out().strip()));
            default -> throw HostFailure.ofCommand("waiting", reply);
        };
    }

    private Outcome found(long elapsed) {
        Outcome outcome = Outcome.ok()
                .with("elapsed", elapsed)
                .with("state", params.state().name().toLowerCase(Locale.ROOT))
                .with("match_groups", List.of())
                .with("match_groupdict", Map.of());
        Outcome withPort = params.port().map(port -> outcome.with("port", port)).orElse(outcome);
        Outcome withPath =
                params.path().map(path -> withPort.with("path", path.text())).orElse(withPort);
        return params.searchRegex()
                .map(text -> withPath.with("search_regex", text))
                .orElse(withPath);
    }

    private Subject[] subjects() {
        List<Subject> subjects = new ArrayList<>(List.of(
                Subject.anyOf("unit"), Subject.anyOf("package"), Subject.anyOf("command"), Subject.anyOf("container")));
        params.path().ifPresent(path -> subjects.add(Subject.path(path)));
        return subjects.toArray(Subject[]::new);
    }

    private String script() {
        boolean nothing = params.port().isEmpty() && params.path().isEmpty();
        String settings = "HOST=" + Quote.quote(params.host())
                + " PORT=" + params.port().map(String::valueOf).orElse("0")
                + " F=" + Quote.quote(params.path().map(Object::toString).orElse("/"))
                + " C=" + Math.max(1, params.connectTimeout().toSeconds())
                + "\nstart=$(date +%s)\nend=$((start + " + params.timeout().toSeconds() + "))\n"
                + (params.port().isPresent() ? CONNECT : "")
                + (params.delay().isZero()
                        ? ""
                        : "sleep " + seconds(params.delay().toMillis()) + "\n");
        if (nothing) {
            return settings + "sleep " + params.timeout().toSeconds() + "; echo $(($(date +%s) - start))";
        }
        return settings + "while :; do\n  if " + condition() + "; then echo $(($(date +%s) - start)); exit 0; fi\n"
                + "  [ \"$(date +%s)\" -lt \"$end\" ] || { echo $(($(date +%s) - start)); exit " + TIME_IS_OVER
                + "; }\n"
                + "  sleep " + seconds(params.sleep().toMillis()) + "\ndone";
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    private String condition() {
        boolean gone = params.state() == State.STOPPED || params.state() == State.ABSENT;
        if (params.state() == State.DRAINED) {
            return "drained";
        }
        String search = params.searchRegex()
                .map(regex -> "grep -Eq -e " + Quote.quote(PosixRegex.of(regex)))
                .orElse("");
        String there;
        if (params.port().isPresent()) {
            there = search.isEmpty() || gone ? "try" : "read_port | " + search;
        } else {
            there = search.isEmpty() ? "[ -e \"$F\" ]" : search + " \"$F\" 2>/dev/null";
        }
        return gone ? "! { " + there + "; }" : there;
    }

    private String timeoutMessage() {
        String what = params.port()
                .map(port -> params.host() + ":" + port)
                .orElseGet(() -> params.path().map(path -> "file " + path).orElse(""));
        return switch (params.state()) {
            case STARTED, PRESENT ->
                params.searchRegex()
                        .map(regex -> "Timeout when waiting for search string " + regex + " in " + what)
                        .orElse("Timeout when waiting for " + what);
            case STOPPED -> "Timeout when waiting for " + what + " to stop.";
            case ABSENT -> "Timeout when waiting for " + what + " to be absent.";
            case DRAINED -> "Timeout when waiting for " + what + " to drain";
        };
    }
}
