package dev.sentryprovision.inventory;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an inventory line names: one host or a range of them, perhaps with a port.
 *
 * @param names at least one
 */
public record HostAddress(List<String> names, Optional<Long> port) {

    private static final Pattern BRACKETED_PORT = Pattern.compile("\\[(.+)]:([0-9]+)");
    private static final Pattern PORT = Pattern.compile("((?:[^:\\[\\]]|\\[[^\\]]*])*):([0-9]+)");
    private static final String RANGE = "\\[(?:[a-zA-Z]:[a-zA-Z]|[0-9]+:[0-9]+)(?::[0-9]+)?]";
    private static final String LABEL = "(?:\\w|" + RANGE + ")(?:[\\w-]|" + RANGE + ")*(?<![_-])";
    private static final Pattern NAME =
            Pattern.compile(LABEL + "(?:\\." + LABEL + ")*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern IPV6 =
            Pattern.compile("(?=.*::|(?:[^:]*:){7}[^:]*$)(?:[0-9a-fA-F:.]|\\[[0-9a-fA-F:]+])+");

    /** What an address names when its last part is a port and the rest a host. */
    record Divided(String host, Optional<Long> port) {}

    /**
     * Divides host and port; nothing when the text cannot be an address, as a pattern of several hosts cannot.
     */
    static Optional<Divided> divide(String text) {
        String host = text;
        Optional<Long> port = Optional.empty();
        for (Pattern pattern : List.of(BRACKETED_PORT, PORT)) {
            Matcher matcher = pattern.matcher(host);
            if (matcher.matches()) {
                host = matcher.group(1);
                port = Optional.of(Long.valueOf(matcher.group(2)));
            }
        }
        return NAME.matcher(host).matches() || IPV6.matcher(host).matches()
                ? Optional.of(new Divided(host, port))
                : Optional.empty();
    }

    /**
     * Reads a host, a range such as {@code web[01:10].example.com}, or either with {@code :port}.
     *
     * @throws IllegalArgumentException saying what is wrong with the range
     */
    public static HostAddress parse(String text) {
        Divided divided = divide(text).orElse(new Divided(text, Optional.empty()));
        return new HostAddress(HostRange.expand(divided.host()), divided.port());
    }

    /** One host, brackets and all, as in a list on the command line. */
    public static HostAddress single(String text) {
        Divided divided =
                divide(text).filter(found -> !found.host().contains("[")).orElse(new Divided(text, Optional.empty()));
        return new HostAddress(List.of(divided.host()), divided.port());
    }
}
