package dev.sentryprovision.connection;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A jump host as users write it: {@code [user@]host[:port]}, or the same after {@code ssh://}. */
final class JumpHost {

    private static final Pattern FORM =
            Pattern.compile("(?:ssh://)?(?:([^@]+)@)?(\\[[^]]+]|[^:]+)(?::([0-9]{1,5}))?/?");

    private JumpHost() {}

    /** It shares keys and host key checking with the machine behind it; the machine's password is not for others. */
    static Target parse(String text, Target behind) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new ConnectionFailure(
                    Kind.NAME,
                    "'" + text + "', on the way to " + behind.name() + ", is not a jump host",
                    "write it as user@host:port, of which user and port may be left out");
        }
        String host = form.group(2).replaceAll("^\\[|]$", "");
        return new Target(
                host,
                host,
                Optional.ofNullable(form.group(3)).map(Integer::valueOf),
                Optional.ofNullable(form.group(1)),
                Optional.empty(),
                behind.privateKeys(),
                behind.keyPassphrase(),
                behind.hostKeyChecking(),
                behind.knownHosts(),
                List.of(),
                behind.connectTimeout(),
                Optional.empty());
    }
}
