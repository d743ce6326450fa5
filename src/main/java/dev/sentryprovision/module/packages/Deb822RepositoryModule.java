package dev.sentryprovision.module.packages;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.module.files.Attained;
import dev.sentryprovision.module.files.Folders;
import dev.sentryprovision.module.net.FetchedKey;
import dev.sentryprovision.module.system.ConfigText;
import dev.sentryprovision.value.None;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Repositories of apt, a file each. */
@ModuleSpec(
        name = "deb822_repository",
        summary = "Makes a repository of apt present or absent, as a file in deb822 style, with its key.",
        returns = {"repo: what the file says", "dest: the file", "key_filename: the file of the key"},
        examples = """
                - deb822_repository:
                    name: docker
                    types: deb
                    uris: https://download.docker.com/linux/debian
                    suites: bookworm
                    components: stable
                    signed_by: https://download.docker.com/linux/debian/gpg
                """)
public final class Deb822RepositoryModule implements Module<Deb822RepositoryModule.Params> {

    private static final RemotePath SOURCES = new RemotePath("/etc/apt/sources.list.d");
    private static final RemotePath KEYRINGS = new RemotePath("/etc/apt/keyrings");

    /** Whether the repository should be there. */
    public enum State {
        PRESENT,
        ABSENT
    }

    @Rule(
            when = "state",
            is = "present",
            needs = {"suites", "uris"})
    public record Params(
            @Param(value = "Its name, which files are named after.", required = true)
            String name,

            @Param(value = "Whether it should be there.", defaultValue = "present")
            State state,

            @Param("Its key: a URL, a path on the host, a fingerprint, or the key itself.")
            Optional<String> signedBy,

            @Param(value = "Permissions of the file.", defaultValue = "0644")
            ModeSpec mode,

            @Param(value = "Accepted for compatibility: Python is not needed.", defaultValue = "no")
            boolean installPythonDebian,

            Deb822Source source) {

        String slug() {
            return name.toLowerCase(Locale.ROOT).replaceAll("[_\\s]+", "-").replaceAll("[^a-z0-9-]+", "");
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        RemotePath path = SOURCES.child(params.slug() + ".sources");
        if (params.state == State.ABSENT) {
            return absent(params, path, host);
        }
        Asked<ConfigText> asked = ConfigText.ask(path, host);
        Asked<PathStatus> status = host.ask(new Look.Stat(path, false));
        Optional<RemotePath> key = params.signedBy
                .filter(text -> text.contains("://"))
                .map(url -> key(FetchedKey.ask(url, true, host), KeyFiles.ask(params.slug(), host), host));
        Optional<String> signedBy =
                key.map(RemotePath::text).or(() -> params.signedBy.map(Deb822RepositoryModule::field));
        String text = ConfigText.text(params.source.lines(params.name, signedBy));
        ConfigText file = asked.get();
        Attributes attributes = new Attributes(Optional.of(params.mode), Optional.empty(), Optional.empty());
        if (!file.says(text)) {
            new Folders(host).make(SOURCES, Attributes.KEEP);
            host.write(FileWrite.of(path, Content.of(text), attributes));
        } else if (!Attained.by(status.get(), attributes)) {
            host.setAttributes(path, attributes);
        }
        return Outcome.ok()
                .with("repo", text)
                .with("dest", path.text())
                .with("key_filename", key.<Object>map(RemotePath::text).orElse(None.NONE));
    }

    /** A key within the file goes over several lines, each with a blank in front and none empty. */
    private static String field(String signedBy) {
        if (!signedBy.contains("\n")) {
            return signedBy;
        }
        return signedBy.strip()
                .lines()
                .map(line -> line.isBlank() ? " ." : " " + line)
                .collect(Collectors.joining("\n", "\n", ""));
    }

    /** The two files that a key may be in: as text, and in binary. */
    private record KeyFiles(RemotePath armored, Asked<Reading> text, RemotePath plain, Asked<Reading> bytes) {

        static KeyFiles ask(String name, Host host) {
            RemotePath armored = KEYRINGS.child(name + ".asc");
            RemotePath plain = KEYRINGS.child(name + ".gpg");
            return new KeyFiles(armored, host.ask(Look.Read.small(armored)), plain, host.ask(Look.Read.small(plain)));
        }
    }

    private static RemotePath key(Asked<byte[]> fetched, KeyFiles files, Host host) {
        byte[] content = fetched.get();
        boolean armored = new String(content, StandardCharsets.ISO_8859_1).startsWith("-----BEGIN PGP");
        RemotePath path = armored ? files.armored : files.plain;
        Reading there = (armored ? files.text : files.bytes).get();
        if (!(there instanceof Reading.Whole(byte[] bytes) && Arrays.equals(bytes, content))) {
            new Folders(host).make(KEYRINGS, Attributes.KEEP);
            host.write(FileWrite.of(path, Content.of(content), Attributes.ofMode(0644)));
        }
        return path;
    }

    private static Outcome absent(Params params, RemotePath path, Host host) {
        var asked = Stream.of(path, KEYRINGS.child(params.slug() + ".asc"), KEYRINGS.child(params.slug() + ".gpg"))
                .collect(Collectors.toMap(
                        each -> each, each -> host.ask(new Look.Stat(each, false)), (a, _) -> a, TreeMap::new));
        asked.forEach((each, status) -> {
            if (status.get().exists()) {
                host.remove(each);
            }
        });
        return Outcome.ok().with("repo", None.NONE).with("dest", path.text());
    }
}
