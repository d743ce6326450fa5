package dev.sentryprovision.sentry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is around the machine: time, port, names, what can be reached. */
final class SurroundingChecks {

    /** Logins with tokens and the signatures of relay bear some difference. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private SurroundingChecks() {}

    static Stream<CheckResult> of(Machine machine, Target target) {
        return Stream.of(clock(machine, target.now()), port(machine, target.port()), dns(machine), reach(machine));
    }

    private static CheckResult clock(Machine machine, Instant now) {
        Optional<Long> skew = machine.number("clock.epoch").map(epoch -> epoch - now.getEpochSecond());
        if (skew.filter(seconds -> Math.abs(seconds) > SKEW.toSeconds()).isPresent()) {
            return CheckResult.fail(
                    "clock",
                    "it is " + Math.abs(skew.get()) + " seconds " + (skew.get() > 0 ? "ahead of" : "behind")
                            + " the control machine's",
                    "let chrony or systemd-timesyncd set it");
        }
        return machine.get("clock.synchronized").filter("no"::equals).isPresent()
                ? CheckResult.warn(
                        "clock",
                        "right, but nothing keeps it so",
                        "run chrony or systemd-timesyncd (role host_tuning does)")
                : CheckResult.pass("clock", "right");
    }

    private static CheckResult port(Machine machine, int port) {
        if (!machine.is("port.used")) {
            return CheckResult.pass("port", port + " is free");
        }
        return machine.is("port.own")
                ? CheckResult.pass("port", port + " is used by Sentry itself")
                : CheckResult.fail(
                        "port",
                        port + " is used by another program",
                        "stop it (ss -ltnp 'sport = :" + port + "' names it), or set SENTRY_BIND to another port");
    }

    private static CheckResult dns(Machine machine) {
        Map<String, String> asked = machine.under("dns.");
        if (asked.isEmpty()) {
            return CheckResult.pass("dns", "not asked");
        }
        List<String> failed = failed(asked);
        return failed.isEmpty()
                ? CheckResult.pass("dns", asked.size() + " names are known")
                : CheckResult.warn(
                        "dns",
                        "no address for " + String.join(", ", failed),
                        "mend /etc/resolv.conf; behind a proxy that looks names up this does not matter");
    }

    private static CheckResult reach(Machine machine) {
        Map<String, String> asked = machine.under("reach.");
        if (asked.isEmpty()) {
            return CheckResult.pass("reach", "not asked");
        }
        List<String> failed = failed(asked);
        return failed.isEmpty()
                ? CheckResult.pass("reach", asked.size() + " addresses answer")
                : CheckResult.fail(
                        "reach",
                        "no answer from " + String.join(", ", failed),
                        "open the firewall, or set a proxy (http_proxy_url)");
    }

    private static List<String> failed(Map<String, String> answers) {
        return answers.entrySet().stream()
                .filter(answer -> !answer.getValue().equals("yes"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
