package dev.sentryprovision.module.packages;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.module.net.FetchedKey;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keys that apt trusts for all repositories. */
@ModuleSpec(
        name = "apt_key",
        summary = "Makes a key that apt trusts for all repositories present or absent; better is deb822_repository.",
        returns = {"id, fp, key_id, short_id: the key", "before, after: ids of all keys"})
public final class AptKeyModule implements Module<AptKeyModule.Params> {

    private static final Pattern PUBLIC = Pattern.compile("(?m)^(?:pub|sub):[^:]*:[^:]*:[^:]*:([0-9A-F]{16}):");

    /** Whether the key should be there. */
    public enum State {
        PRESENT,
        ABSENT
    }

    @Rule(oneOf = {"data", "file", "id", "keyserver", "url"})
    @Rule(exclusive = {"data", "file", "keyserver", "url"})
    public record Params(
            @Param("The key's id.") Optional<String> id,
            @Param("The key itself.") Optional<String> data,
            @Param("A file on the host that has it.") Optional<RemotePath> file,
            @Param("Where to get it.") Optional<String> url,

            @Param("The keyring; by default apt's own.") Optional<RemotePath> keyring,

            @Param("A server to get it from, by its id.") Optional<String> keyserver,

            @Param(value = "Check certificates.", defaultValue = "yes")
            boolean validateCerts,

            @Param(value = "Whether it should be there.", defaultValue = "present")
            State state) {

        String aptKey() {
            return "apt-key"
                    + keyring.map(path -> " --keyring " + Quote.quote(path.text()))
                            .orElse("");
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Asked<Reply> asked = host.ask(Look.Query.of(Command.script("command -v apt-key >/dev/null || exit 127\n"
                        + params.aptKey() + " adv --list-public-keys --with-colons 2>/dev/null || :"))
                .dependingOn(Subject.anyOf("apt key"))
                .mayAppearWith(Subject.anyOf("package")));
        Optional<byte[]> content = content(params, host);
        Optional<PgpKey> key = content.map(bytes -> PgpKey.parse(bytes).stream()
                .findFirst()
                .orElseThrow(() -> new HostFailure("The key is no public key in OpenPGP's format")));
        String id = params.id
                .map(PgpKey::plain)
                .or(() -> key.map(PgpKey::fingerprint))
                .orElseThrow(() -> new HostFailure("an id is needed to get a key from a server"));
        List<String> before = ids(asked.get());
        boolean there = before.stream().anyMatch(each -> id.endsWith(each) || each.endsWith(id));
        if (params.state == State.ABSENT) {
            if (there) {
                change(Command.script(params.aptKey() + " del " + Quote.quote(id)), "remove", id, host);
            }
        } else if (!there) {
            change(addition(params, id, content), "add", id, host);
        }
        Outcome outcome = Outcome.ok().with("id", params.id.orElse(id)).with("before", before);
        return key.map(each -> outcome.with("fp", each.fingerprint())
                        .with("key_id", each.longId())
                        .with("short_id", each.shortId()))
                .orElse(outcome);
    }

    private static void change(Command command, String what, String id, Host host) {
        boolean adds = what.equals("add");
        host.mustRun(
                command,
                Effect.of(what + " apt key " + id)
                        .changing("state", adds ? "absent" : "present", adds ? "present" : "absent")
                        .touching(Subject.anyOf("apt key")));
    }

    private static Command addition(Params params, String id, Optional<byte[]> content) {
        if (content.isEmpty()) {
            String server = Quote.quote(params.keyserver.orElseThrow(() -> new HostFailure(
                    "the key " + id + " is not there, and neither data, file, url nor keyserver tells it")));
            return Command.script(
                    params.aptKey() + " adv --no-tty --keyserver " + server + " --recv " + Quote.quote(id));
        }
        String encoded = Base64.getEncoder().encodeToString(content.get());
        return Command.script("base64 -d | " + params.aptKey() + " add -").withStdin(encoded);
    }

    private static Optional<byte[]> content(Params params, Host host) {
        if (params.url.isPresent()) {
            return Optional.of(
                    FetchedKey.ask(params.url.get(), params.validateCerts, host).get());
        }
        if (params.file.isPresent()) {
            if (host.read(params.file.get()) instanceof Reading.Whole(byte[] bytes)) {
                return Optional.of(bytes);
            }
            host.confirmMissing();
            throw new HostFailure("there is no file " + params.file.get());
        }
        return params.data.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> ids(Reply reply) {
        if (!reply.succeeded()) {
            throw new HostFailure("there is no apt-key on this system: newer versions of apt have keys for each"
                    + " repository; use deb822_repository with signed_by");
        }
        return PUBLIC.matcher(reply.out())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
