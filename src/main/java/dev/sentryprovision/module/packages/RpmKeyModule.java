package dev.sentryprovision.module.packages;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.net.FetchedKey;
import dev.sentryprovision.shell.Command;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys that rpm trusts. */
@ModuleSpec(name = "rpm_key", summary = "Makes a key that rpm trusts present or absent.")
public final class RpmKeyModule implements Module<RpmKeyModule.Params> {

    /** rpm reads a key from a file only. */
    private static final String IMPORT =
            "f=$(mktemp) && cat >\"$f\" && rpm --import \"$f\"; s=$?; rm -f \"$f\"; exit $s";

    /** Whether the key should be there. */
    public enum State {
        PRESENT,
        ABSENT
    }

    public record Params(
            @Param(value = "A URL, a file on the host, or (with state absent) a key's id.", required = true)
            String key,

            @Param(value = "Whether the key should be there.", defaultValue = "present")
            State state,

            @Param(value = "Check certificates.", defaultValue = "yes")
            boolean validateCerts,

            @Param("Fingerprints; the key must have one of them.")
            List<String> fingerprint) {

        boolean isId() {
            return key.matches("(0[xX])?[0-9a-fA-F]{8,40}");
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Asked<Reply> asked =
                host.ask(Look.Query.of(Command.script("rpm -q gpg-pubkey --qf '%{VERSION}\\n' || [ $? = 1 ]"))
                        .dependingOn(Subject.anyOf("rpm key")));
        if (params.isId()) {
            if (params.state == State.PRESENT) {
                return Outcome.failed("Unable to import key by id: " + params.key + " is neither a URL nor a file");
            }
            remove(List.of(PgpKey.plain(params.key)), there(asked), host);
            return Outcome.ok();
        }
        byte[] content = content(params, host);
        List<PgpKey> keys = PgpKey.parse(content);
        if (keys.isEmpty()) {
            return Outcome.failed("Not a valid key: " + params.key);
        }
        if (!params.fingerprint.isEmpty()
                && params.fingerprint.stream().noneMatch(each -> keys.getFirst().isNamed(each))) {
            return Outcome.failed("The specified fingerprint, '" + String.join(", ", params.fingerprint)
                    + "', does not match any key fingerprints in '"
                    + keys.getFirst().fingerprint() + "'");
        }
        if (params.state == State.ABSENT) {
            remove(List.of(keys.getFirst().fingerprint()), there(asked), host);
        } else if (!there(asked).contains(keys.getFirst().shortId())) {
            Effect effect = Effect.of("import " + params.key + " into rpm")
                    .changing("key", "absent", keys.getFirst().fingerprint())
                    .touching(Subject.anyOf("rpm key"));
            String text = new String(content, StandardCharsets.UTF_8);
            host.mustRun(Command.script(IMPORT).withStdin(text), effect);
        }
        return Outcome.ok();
    }

    private static byte[] content(Params params, Host host) {
        if (params.key.contains("://")) {
            return FetchedKey.ask(params.key, params.validateCerts, host).get();
        }
        if (host.read(host.resolve(params.key)) instanceof Reading.Whole(byte[] bytes)) {
            return bytes;
        }
        host.confirmMissing();
        throw new HostFailure("Not a valid key: there is no file " + params.key);
    }

    private static Set<String> there(Asked<Reply> asked) {
        Reply reply = asked.get();
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("asking rpm for its keys", reply);
        }
        return reply.out()
                .lines()
                .map(line -> line.strip().toUpperCase(Locale.ROOT))
                // Newer versions of rpm give all of the fingerprint.
                .map(id -> id.substring(Math.max(0, id.length() - 8)))
                .collect(Collectors.toSet());
    }

    /** rpm names keys by the last eight digits. */
    private static void remove(List<String> ids, Set<String> there, Host host) {
        for (String id : ids) {
            String shortId = id.substring(id.length() - 8);
            if (there.contains(shortId)) {
                String name = "gpg-pubkey-" + shortId.toLowerCase(Locale.ROOT);
                host.mustRun(
                        Command.of("rpm", "--erase", "--allmatches", name),
                        Effect.of("remove " + name + " from rpm")
                                .changing("key", id, "absent")
                                .touching(Subject.anyOf("rpm key")));
            }
        }
    }
}
