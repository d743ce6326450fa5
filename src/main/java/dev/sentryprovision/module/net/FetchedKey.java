package dev.sentryprovision.module.net;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;

/** A small file that the host fetches, to look at: a key. Where there is neither curl nor wget, apt can do it too. */
public final class FetchedKey {

    private FetchedKey() {}

    /** @return its bytes; getting them fails when the address does not answer */
    public static Asked<byte[]> ask(String url, boolean validateCerts, Host host) {
        String script = "u=" + Quote.quote(url) + "\n"
                + "if command -v curl >/dev/null; then curl -fsSL " + (validateCerts ? "" : "-k ") + "-- \"$u\"\n"
                + "elif command -v wget >/dev/null; then wget -qO- " + (validateCerts ? "" : "--no-check-certificate ")
                + "\"$u\"\n"
                + "elif [ -x /usr/lib/apt/apt-helper ]; then f=$(mktemp) && rm -f \"$f\" && /usr/lib/apt/apt-helper "
                + (validateCerts ? "" : "-o Acquire::https::Verify-Peer=false ")
                + "download-file \"$u\" \"$f\" >/dev/null && cat \"$f\"; s=$?; rm -f \"$f\"; exit $s\n"
                + "else echo 'there is neither curl nor wget' >&2; exit 127; fi\n";
        Asked<Reply> asked = host.ask(Look.Query.of(Command.script(script))
                .mayAppearWith(Subject.anyOf("package"), Subject.anyOf("command")));
        return () -> {
            Reply reply = asked.get();
            if (!reply.succeeded()) {
                throw new HostFailure(
                        "Error getting key from: " + url + ": " + reply.err().strip());
            }
            return reply.stdout();
        };
    }
}
