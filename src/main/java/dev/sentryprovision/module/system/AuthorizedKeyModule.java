package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.host.UnknownUntilApplied;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.files.Attained;
import dev.sentryprovision.module.net.FetchedKey;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.value.None;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keys that may log in as a user. */
@ModuleSpec(
        name = "authorized_key",
        collection = "ansible.posix",
        summary = "Makes SSH keys that may log in as a user present or absent.",
        returns = {
            "keyfile: the file",
            "user, key, key_options, key_option, comment, path, state, manage_dir, exclusive, validate_certs, follow: as"
                    + " they were given",
            "unique: false; Ansible tells it without a use for it"
        },
        examples = """
                - ansible.posix.authorized_key:
                    user: deploy
                    key: "{{ lookup('file', 'deploy.pub') }}"
                """)
public final class AuthorizedKeyModule implements Module<AuthorizedKeyModule.Params> {

    /** Whether the keys should be there. */
    public enum State {
        PRESENT,
        ABSENT
    }

    public record Params(
            @Param(value = "The user.", required = true) String user,

            @Param(value = "Keys, one in a line; or a URL that has them.", required = true)
            String key,

            @Param("The file; by default .ssh/authorized_keys in the user's home.")
            Optional<RemotePath> path,

            @Param(value = "Make the file's folder, and make it the user's own.", defaultValue = "yes")
            boolean manageDir,

            @Param(value = "Whether the keys should be there.", defaultValue = "present")
            State state,

            @Param("Options to put before each key, instead of those it has.")
            Optional<String> keyOptions,

            @Param(value = "Remove all other keys.", defaultValue = "no")
            boolean exclusive,

            @Param("A comment for each key, instead of the one it has.")
            Optional<String> comment,

            @Param(value = "With a URL, check the certificate.", defaultValue = "yes")
            boolean validateCerts,

            @Param(value = "When the file is a link, write to where it leads.", defaultValue = "no")
            boolean follow) {

        List<AuthorizedKey> keys(String text) {
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> AuthorizedKey.parse(line)
                            .orElseThrow(() -> new HostFailure("invalid key specified: " + line)))
                    .map(each -> keyOptions.map(each::withOptions).orElse(each))
                    .map(each -> comment.map(each::withComment).orElse(each))
                    .toList();
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        List<AuthorizedKey> keys = params.keys(params.key.startsWith("http") ? fetched(params, host) : params.key);
        RemotePath path = params.path.orElseGet(() -> home(params, host).child(".ssh/authorized_keys"));
        ConfigText file = ConfigText.read(path, host);
        AuthorizedKeys before = new AuthorizedKeys(file.lines());
        AuthorizedKeys after = params.state == State.ABSENT
                ? before.without(keys)
                : params.exclusive ? before.only(keys) : before.with(keys);
        if (!after.equals(before)) {
            Attributes owner = owner(params, host);
            if (params.manageDir) {
                makeFolder(path.parent(), owner, host);
            }
            RemotePath target = params.follow ? file.path() : path;
            Attributes attributes = new Attributes(
                    file.exists() ? Optional.empty() : Optional.of(ModeSpec.ofBits(0600)),
                    owner.owner(),
                    owner.group());
            host.write(FileWrite.of(target, Content.of(ConfigText.text(after.lines())), attributes));
        }
        return outcome(params, path);
    }

    private static Outcome outcome(Params params, RemotePath path) {
        return Outcome.ok()
                .with("user", params.user)
                .with("key", params.key)
                .with("key_options", given(params.keyOptions))
                .with("key_option", given(params.keyOptions))
                .with("comment", given(params.comment))
                .with("path", given(params.path.map(RemotePath::text)))
                .with("keyfile", path.text())
                .with("unique", false)
                .with("manage_dir", params.manageDir)
                .with("state", params.state.name().toLowerCase(Locale.ROOT))
                .with("exclusive", params.exclusive)
                .with("validate_certs", params.validateCerts)
                .with("follow", params.follow);
    }

    private static Object given(Optional<String> argument) {
        return argument.<Object>map(text -> text).orElse(None.NONE);
    }

    private static RemotePath home(Params params, Host host) {
        Reply reply = host.look(Look.home(params.user));
        if (!reply.succeeded()) {
            throw new HostFailure("Failed to lookup user " + params.user + ": there is no such user");
        }
        return new RemotePath(reply.out());
    }

    private static String fetched(Params params, Host host) {
        byte[] content = FetchedKey.ask(params.key, params.validateCerts, host).get();
        return new String(content, StandardCharsets.UTF_8);
    }

    /** In a dry run the group of a user that is yet to be made is unknown, and not needed. */
    private static Attributes owner(Params params, Host host) {
        Optional<String> group = Optional.empty();
        try {
            Reply reply = host.look(Look.Query.of(Command.of("id", "-gn", params.user))
                    .dependingOn(Subject.named("user", params.user)));
            if (!reply.succeeded()) {
                throw new HostFailure("Failed to lookup user " + params.user + ": "
                        + reply.err().strip());
            }
            group = Optional.of(reply.out().strip());
        } catch (UnknownUntilApplied _) {
            // What a new file gets then differs from what will be in a group's name only.
        }
        return new Attributes(Optional.empty(), Optional.of(params.user), group);
    }

    private static void makeFolder(RemotePath folder, Attributes owner, Host host) {
        Attributes wanted = new Attributes(Optional.of(ModeSpec.ofBits(0700)), owner.owner(), owner.group());
        PathStatus status = host.look(new Look.Stat(folder, true));
        if (!status.exists()) {
            host.makeDirectory(folder, wanted);
        } else if (!Attained.by(status, wanted)) {
            host.setAttributes(folder, wanted);
        }
    }
}
