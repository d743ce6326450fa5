package dev.sentryprovision.module.net;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.files.Attained;
import dev.sentryprovision.module.files.FileKeys;
import dev.sentryprovision.module.files.InPlace;
import dev.sentryprovision.module.files.SpecialAttributes;
import dev.sentryprovision.shell.Quote;
import dev.sentryprovision.value.Unknown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file that comes from elsewhere, as it should be on the host. */
record Download(GetUrlModule.Params params, Host host) {

    private static final Set<String> NUMBERS = Set.of("status_code", "elapsed", "uid", "gid", "size");

    /** What is at one of the two paths that can be meant. */
    private record There(
            RemotePath path,
            Asked<PathStatus> status,
            Optional<Asked<Optional<String>>> digest,
            SpecialAttributes.Pending special) {}

    Outcome reach() {
        Optional<Checksum> checksum = params.checksum().map(text -> Checksum.resolve(text, params, host));
        RemotePath inside = HttpCall.fileName(params.url(), params.dest().path());
        There outer = ask(params.dest().path(), checksum);
        There inner = ask(inside, checksum);
        Optional<Asked<Boolean>> same =
                params.force() && checksum.isEmpty() ? Optional.of(askSame(inside)) : Optional.empty();
        boolean intoFolder =
                params.dest().endsWithSlash() || outer.status().get().isDirectory();
        There there = intoFolder ? inner : outer;
        PathStatus status = there.status().get();
        boolean wrongDigest =
                checksum.isPresent() && !there.digest().orElseThrow().get().equals(checksum.map(Checksum::value));
        boolean needed = !status.isFile() || params.force() && checksum.isEmpty() || wrongDigest;
        if (needed) {
            // With force, what is there already may turn out to be the same: only fetching tells.
            boolean isSame = status.isFile() && same.map(Asked::get).orElse(false);
            if (!isSame) {
                Outcome outcome = fetch(there.path(), status, checksum);
                there.special().settle(there.path(), true);
                return outcome;
            }
        }
        if (!Attained.by(status, wanted())) {
            host.setAttributes(there.path(), wanted());
        }
        there.special().settle(there.path());
        Map<String, Object> keys = new LinkedHashMap<>(FileKeys.of(host, there.path(), status));
        return Outcome.ok(keys)
                .with("dest", there.path().text())
                .with("url", params.url())
                .with("elapsed", 0L)
                .with("msg", needed ? "OK" : "file already exists");
    }

    private There ask(RemotePath path, Optional<Checksum> checksum) {
        return new There(
                path,
                host.ask(new Look.Stat(path, true)),
                checksum.map(wanted -> host.ask(new Look.Digest(path, wanted.algorithm()))),
                params.attributes().special().ask(host, path));
    }

    private Attributes wanted() {
        return params.attributes().wanted();
    }

    private Outcome outcome(RemotePath path) {
        return Outcome.ok().with("dest", path.text()).with("url", params.url()).with("elapsed", 0L);
    }

    private Outcome fetch(RemotePath path, PathStatus status, Optional<Checksum> checksum) {
        Effect effect = effect(path, status, checksum);
        HttpCall call = HttpCall.get(params.url(), params.options());
        return switch (host.run(call.command(intoPlace(path, status, checksum)), effect)) {
            case RunResult.NotRun _ -> foretold(path);
            case RunResult.Ran(Reply reply) -> done(path, reply);
        };
    }

    private Outcome foretold(RemotePath path) {
        Unknown unknown = new Unknown("what comes from " + params.url());
        return outcome(path)
                .with("msg", "OK")
                .with("state", "file")
                .with("elapsed", unknown)
                .with("status_code", unknown)
                .with("size", unknown)
                .with("checksum_dest", unknown)
                .with("checksum_src", unknown)
                .with("md5sum", unknown);
    }

    /** Fetches and compares, where a file is. */
    private Asked<Boolean> askSame(RemotePath inside) {
        HttpCall call = HttpCall.get(params.url(), params.options());
        String outer = Quote.quote(params.dest().path().text());
        String find =
                "p=" + outer + "; [ ! -d \"$p\" ] || p=" + Quote.quote(inside.text()) + "; [ -f \"$p\" ] || exit 0\n";
        String compare = "[ \"$code\" = 200 ] && cmp -s \"$t/body\" \"$p\" && echo same; :";
        Asked<Reply> reply = host.ask(Look.Query.of(call.command(find, compare)));
        return () -> reply.get().out().contains("same");
    }

    private Effect effect(RemotePath path, PathStatus status, Optional<Checksum> checksum) {
        Effect effect = Effect.of("download " + params.url() + " to " + path);
        String before = status.isFile() ? "old" : "absent";
        effect = effect.changing(
                "content", before, checksum.map(Checksum::toString).orElse("new"));
        return effect.making(path, Optional.empty());
    }

    private String intoPlace(RemotePath path, PathStatus status, Optional<Checksum> checksum) {
        StringBuilder script = new StringBuilder("backup=; case $code in 200|000|226) ;; *) cat \"$t/error\" >&2;"
                + " [ \"$code\" = 0 ] && echo 'there was no answer, or not the whole of it' >&2"
                + " || echo \"the answer was $code\" >&2; exit 22;; esac\n");
        checksum.ifPresent(wish -> script.append(wish.check("\"$t/body\"")));
        script.append("n=").append(Quote.quote(path.parent().text())).append("/.download.$$\n");
        script.append("cp \"$t/body\" \"$n\" || { rm -f \"$n\"; exit 1; }\n");
        return script.append(new InPlace(path, status, wanted(), params.backup()).script("\"$n\""))
                .append(told(path))
                .toString();
    }

    /** Prints the keys of the result, each on a line. */
    private static String told(RemotePath path) {
        return """
                p=%s
                echo "src $t/body"
                echo "status_code $code"
                echo "elapsed $(($(date +%%s) - began))"
                stat -c 'mode 0%%a
                owner %%U
                group %%G
                uid %%u
                gid %%g
                size %%s' "$p"
                s=$(sha1sum <"$p"); echo "checksum_dest ${s%%%% *}"
                s=$(md5sum <"$p"); echo "md5sum ${s%%%% *}"
                [ ! -e /sys/fs/selinux/enforce ] || echo "secontext $(stat -c %%C "$p")"
                [ -z "$backup" ] || echo "backup_file $backup"
                """.formatted(Quote.quote(path.text()));
    }

    private Outcome done(RemotePath path, Reply reply) {
        if (!reply.succeeded()) {
            throw new HostFailure(
                    "Request failed: " + reply.err().strip(), Map.of("url", params.url(), "dest", path.text()));
        }
        Outcome outcome = outcome(path).with("msg", "OK").with("state", "file");
        for (String line : reply.out().lines().toList()) {
            int blank = line.indexOf(' ');
            String key = line.substring(0, blank);
            String value = line.substring(blank + 1);
            outcome = outcome.with(key, NUMBERS.contains(key) ? Long.valueOf(value) : value);
            if (key.equals("checksum_dest")) {
                outcome = outcome.with("checksum_src", value);
            }
        }
        return outcome;
    }
}
