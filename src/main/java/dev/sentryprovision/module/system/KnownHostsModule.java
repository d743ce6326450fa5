package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.files.Folders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keys of SSH servers that a user trusts. */
@ModuleSpec(
        name = "known_hosts",
        summary = "Makes the key of an SSH server present in a known_hosts file, or absent.",
        returns = {"name, key, path, state, hash_host: as they were given", "diff: before and after of the file"},
        examples = """
                - known_hosts:
                    name: github.com
                    key: github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl
                """)
public final class KnownHostsModule implements Module<KnownHostsModule.Params> {

    /** Whether the key should be there. */
    public enum State {
        PRESENT,
        ABSENT
    }

    public record Params(
            @Param(value = "The server: its name, or [name]:port.", required = true, aliases = "host")
            String name,

            @Param("The line for the file: the name, the type of key, the key. Without one, absent removes all keys.")
            Optional<String> key,

            @Param(value = "The file.", defaultValue = "~/.ssh/known_hosts")
            RemotePath path,

            @Param(value = "Hash the name, so that the file does not tell it.", defaultValue = "no")
            boolean hashHost,

            @Param(value = "Whether the key should be there.", defaultValue = "present")
            State state) {

        String host() {
            return name.toLowerCase(Locale.ROOT);
        }

        boolean present() {
            return state == State.PRESENT;
        }

        Optional<String> refusal() {
            if (key.isEmpty()) {
                return present() ? Optional.of("No key specified when adding a host") : Optional.empty();
            }
            if (name.matches("(?s).*\\S+\\s*,\\s*.*")) {
                return Optional.of("Comma separated list of names is not supported. Please pass a single name to"
                        + " lookup in the known_hosts file.");
            }
            return KnownHostLine.parse(key.get())
                            .filter(line -> hashHost || line.isAbout(host()))
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of("Host parameter does not match hashed host field in supplied key");
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Optional<String> refusal = params.refusal();
        if (refusal.isPresent()) {
            return Outcome.failed(refusal.get());
        }
        Optional<String> line =
                params.key.map(key -> params.hashHost ? KnownHostLine.hashed(params.host(), key) : key.strip());
        ConfigText file = ConfigText.read(params.path, host);
        List<String> before = file.lines();
        List<String> after =
                params.present() ? with(params, line.orElseThrow(), before) : without(params, line, before);
        if (!after.equals(before)) {
            if (!file.exists()) {
                new Folders(host).make(params.path.parent(), Attributes.ofMode(0700));
            }
            file.write(ConfigText.text(after), 0644, false, host);
        }
        Outcome outcome = Outcome.ok()
                .with("name", params.name)
                .with("path", params.path.text())
                .with("hash_host", params.hashHost)
                .with("state", params.state.name().toLowerCase(Locale.ROOT))
                .with(
                        "diff",
                        Map.of(
                                "before_header", params.path.text(),
                                "after_header", params.path.text(),
                                "before", ConfigText.text(before),
                                "after", ConfigText.text(after)));
        return params.key.map(key -> outcome.with("key", key)).orElse(outcome);
    }

    /** A key of the same type makes way. */
    private static List<String> with(Params params, String line, List<String> lines) {
        KnownHostLine wanted = KnownHostLine.parse(line).orElseThrow();
        List<String> edited = new ArrayList<>(lines);
        for (int i = 0; i < lines.size(); i++) {
            Optional<KnownHostLine> there = about(params, lines.get(i));
            if (there.filter(wanted::isSame).isPresent()) {
                return lines;
            }
            if (there.filter(each -> each.type().equals(wanted.type())).isPresent()) {
                edited.remove(i);
                break;
            }
        }
        edited.add(line);
        return edited;
    }

    private static List<String> without(Params params, Optional<String> line, List<String> lines) {
        Optional<KnownHostLine> unwanted = line.flatMap(KnownHostLine::parse);
        return lines.stream()
                .filter(each -> about(params, each)
                        .filter(there -> unwanted.map(key -> key.type().equals(there.type())
                                        && key.key().equals(there.key()))
                                .orElse(there.marker().isEmpty()))
                        .isEmpty())
                .toList();
    }

    private static Optional<KnownHostLine> about(Params params, String line) {
        return KnownHostLine.parse(line).filter(there -> there.isAbout(params.host()));
    }
}
