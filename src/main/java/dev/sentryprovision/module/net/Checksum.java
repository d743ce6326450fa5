package dev.sentryprovision.module.net;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.shell.Quote;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The digest that a download must have. */
record Checksum(String algorithm, String value) {

    private static final Pattern WRITTEN = Pattern.compile("(md5|sha1|sha256|sha384|sha512):\\s*(.+)");

    /** An address instead of a digest names a file with lines of digest and file name. */
    static Checksum resolve(String written, GetUrlModule.Params params, Host host) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            throw new ProblemException(
                    Problem.error("parameter 'checksum': expected algorithm:digest, got '" + written + "'")
                            .withHint("the algorithms are md5, sha1, sha256, sha384, sha512"));
        }
        String value = matcher.group(2).strip();
        return value.matches("(?:https?|ftp|file)://.*")
                ? new Checksum(matcher.group(1), fetch(value, params, host))
                : new Checksum(matcher.group(1), value.toLowerCase(Locale.ROOT));
    }

    private static String fetch(String url, GetUrlModule.Params params, Host host) {
        HttpCall call = HttpCall.get(url, params.options());
        Reply reply = host.query(call.command("[ \"$code\" = 200 ] && cat \"$t/body\""));
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("fetching digests from " + url, reply);
        }
        String name = HttpCall.fileName(params.url(), params.dest().path()).fileName();
        return reply.out()
                .lines()
                .map(line -> line.strip().split("\\s+", 2))
                .filter(words -> words.length == 1
                        || words[1].replaceFirst("^[*]?(\\./)?", "").equals(name))
                .map(words -> words[0].toLowerCase(Locale.ROOT))
                .findFirst()
                .orElseThrow(() -> new HostFailure("there is no digest of " + name + " in " + url));
    }

    /** A script that ends with status 1 unless the file has the digest. */
    String check(String file) {
        return "d=$(" + algorithm + "sum " + file + ") || exit\n[ \"${d%% *}\" = " + Quote.quote(value)
                + " ] || { echo \"the download has the digest ${d%% *}, not " + value + "\" >&2; exit 1; }\n";
    }

    @Override
    public String toString() {
        return algorithm + ":" + value;
    }
}
