package dev.sentryprovision.module.net;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.files.LinePattern;
import dev.sentryprovision.module.net.WaitForModule.State;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import dev.sentryprovision.value.None;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
              ! cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | while read -r _ local remote state _; do
                case $local in *"$hex") ;; *) continue;; esac
                case " $STATES " in *" $state "*) ;; *) continue;; esac
                case " $EXCLUDED " in *" ${remote%:*} "*) ;; *) echo yes; break;; esac
              done | grep -q yes
            }
            for n in $NAMES; do
              for a in $(getent ahostsv4 "$n" 2>/dev/null | cut -d' ' -f1 | sort -u); do
                h=$(IFS=.; set -- $a; printf '%02X%02X%02X%02X' "$4" "$3" "$2" "$1")
                EXCLUDED="$EXCLUDED $h 0000000000000000FFFF0000$h"
              done
            done
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
            case 0 -> found(reply.out());
            case TIME_IS_OVER ->
                Outcome.failed(params.msg().orElseGet(this::timeoutMessage))
                        .with("elapsed", Long.parseLong(reply.out().strip()));
            default -> throw HostFailure.ofCommand("waiting", reply);
        };
    }

    /** @param out the seconds, and on further lines what matched */
    private Outcome found(String out) {
        int newline = out.indexOf('\n');
        Optional<LinePattern> pattern = params.searchRegex().map(LinePattern::inText);
        Optional<MatchResult> match = pattern.flatMap(regex -> regex.find(out.substring(newline + 1)));
        Outcome outcome = Outcome.ok()
                .with("elapsed", Long.parseLong(out.substring(0, newline).strip()))
                .with("state", params.state().name().toLowerCase(Locale.ROOT))
                .with("match_groups", match.map(Waiting::groups).orElse(List.of()))
                .with(
                        "match_groupdict",
                        match.map(found -> namedGroups(pattern.orElseThrow(), found))
                                .orElse(Map.of()));
        Outcome withPort = params.port().map(port -> outcome.with("port", port)).orElse(outcome);
        Outcome withPath =
                params.path().map(path -> withPort.with("path", path.text())).orElse(withPort);
        return params.searchRegex()
                .map(text -> withPath.with("search_regex", text))
                .orElse(withPath);
    }

    private static List<Object> groups(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount())
                .mapToObj(match::group)
                .map(Waiting::orNone)
                .toList();
    }

    private static Map<String, Object> namedGroups(LinePattern pattern, MatchResult match) {
        Map<String, Object> groups = new TreeMap<>();
        pattern.regex().namedGroups(match).forEach((name, group) -> groups.put(name, orNone(group.orElse(null))));
        return groups;
    }

    private static Object orNone(String group) {
        return group == null ? None.NONE : group;
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
                + " STATES=" + Quote.quote(states()) + excluded()
                + "\nstart=$(date +%s)\nend=$((start + " + params.timeout().toSeconds() + "))\n"
                + (params.port().isPresent() ? CONNECT : "")
                + (params.delay().isZero()
                        ? ""
                        : "sleep " + seconds(params.delay().toMillis()) + "\n");
        if (nothing) {
            return settings + "sleep " + params.timeout().toSeconds() + "; echo $(($(date +%s) - start))";
        }
        return settings + "while :; do\n  if " + condition() + "; then echo $(($(date +%s) - start)); " + found()
                + "exit 0; fi\n"
                + "  [ \"$(date +%s)\" -lt \"$end\" ] || { echo $(($(date +%s) - start)); exit " + TIME_IS_OVER
                + "; }\n"
                + "  sleep " + seconds(params.sleep().toMillis()) + "\ndone";
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    private String states() {
        return params.activeConnectionStates().stream().map(TcpState::number).collect(Collectors.joining(" "));
    }

    private String excluded() {
        ExcludedHosts hosts = ExcludedHosts.of(params.excludeHosts());
        return " EXCLUDED=" + Quote.quote(String.join(" ", hosts.written())) + " NAMES="
                + Quote.quote(String.join(" ", hosts.names()));
    }

    /** Prints the lines that matched, a good part of them at most. */
    private String found() {
        boolean gone = params.state() == State.STOPPED || params.state() == State.ABSENT;
        return params.searchRegex()
                .filter(_ -> !gone)
                .map(regex -> "grep -E -e " + Quote.quote(PosixRegex.of(regex)))
                .map(grep -> params.port().isPresent()
                        ? "printf '%s\\n' \"$data\" | " + grep + " | head -c 65536; "
                        : grep + " \"$F\" | head -c 65536; ")
                .orElse("");
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
            there = search.isEmpty() || gone
                    ? "try"
                    : "{ data=$(read_port); printf '%s\\n' \"$data\" | " + search + "; }";
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
