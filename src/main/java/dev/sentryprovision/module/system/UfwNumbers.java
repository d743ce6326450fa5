package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.shell.Command;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that ufw gives its rules: those for IPv4 first, then those for IPv6. */
record UfwNumbers(List<Line> lines) {

    private static final Pattern NUMBERED = Pattern.compile("\\[ *(\\d+)\\] (.*)");
    private static final Look.Query LOOK = Look.Query.of(Command.script("LC_ALL=C ufw status numbered"))
            .dependingOn(Subject.anyOf("ufw"), Subject.anyOf("ufw rule"))
            .mayAppearWith(Subject.anyOf("package"));

    private record Line(long number, boolean version6) {}

    /** Where a new rule goes; empty at the end, since ufw refuses a number beyond its last. */
    static Optional<Long> place(long number, UfwModule.Base base, Host host) {
        if (base == UfwModule.Base.ZERO) {
            return Optional.of(number);
        }
        UfwNumbers numbers = ask(host);
        long place = number + numbers.start(base);
        return place > numbers.last(_ -> true) ? Optional.empty() : Optional.of(place);
    }

    static UfwNumbers ask(Host host) {
        Reply reply = host.look(LOOK);
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("asking ufw for its rules", reply);
        }
        return parse(reply.out());
    }

    static UfwNumbers parse(String status) {
        return new UfwNumbers(status.lines()
                .map(NUMBERED::matcher)
                .filter(Matcher::matches)
                .map(line -> new Line(Long.parseLong(line.group(1)), isVersion6(line.group(2))))
                .toList());
    }

    private static boolean isVersion6(String rule) {
        return rule.contains("(v6)") || rule.matches(".*\\b[0-9a-fA-F]{0,4}:[0-9a-fA-F:]*:.*");
    }

    private long start(UfwModule.Base base) {
        return switch (base) {
            case ZERO -> 0;
            case FIRST_IPV4 -> 1;
            case LAST_IPV4 -> Math.max(1, last(line -> !line.version6));
            case FIRST_IPV6 ->
                lines.stream()
                        .filter(Line::version6)
                        .mapToLong(Line::number)
                        .min()
                        .orElse(last(_ -> true) + 1);
            case LAST_IPV6 -> lines.stream().anyMatch(Line::version6) ? last(Line::version6) : last(_ -> true) + 1;
        };
    }

    private long last(Predicate<Line> which) {
        return lines.stream().filter(which).mapToLong(Line::number).max().orElse(0);
    }
}
