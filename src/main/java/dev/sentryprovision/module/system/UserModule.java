package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.shell.Quote;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a user present or absent. */
@ModuleSpec(
        name = "user",
        summary = "Makes a user of the host present or absent, with groups, home, shell and password.",
        returns = {
            "name, uid, group, groups, home, shell, comment, state: the user",
            "password_expire_min, password_expire_max: days, where one of them is given",
            "append, move_home, system, create_home, force, remove: as they were given, where they have a meaning",
            "password: NOT_LOGGING_PASSWORD, when one is given",
            "ssh_key_file, ssh_fingerprint, ssh_public_key: the key, with generate_ssh_key",
            "stdout, stderr: what programs said, when they said something"
        },
        examples = """
                - user:
                    name: sentry
                    groups: docker
                    append: true
                    system: true
                """)
public final class UserModule implements Module<UserModule.Params> {

    /** Whether the user should exist. */
    public enum State {
        PRESENT,
        ABSENT
    }

    /** When a password is set. */
    public enum UpdatePassword {
        ALWAYS,
        ON_CREATE
    }

    @Rule(
            when = "append",
            is = {"true", "yes"},
            needs = "groups")
    public record Params(
            @Param(value = "The user.", required = true, aliases = "user")
            String name,

            @Param(value = "Whether the user should exist.", defaultValue = "present")
            State state,

            @Param("The number.") Optional<Long> uid,

            @Param(value = "The number may be another user's as well.", defaultValue = "no")
            boolean nonUnique,

            @Param("The primary group.") Optional<String> group,

            @Param("The other groups; an empty list means none.")
            Optional<List<String>> groups,

            @Param("Add to the groups there are, instead of replacing them.")
            Optional<Boolean> append,

            @Param("The full name, or what else the comment should be.")
            Optional<String> comment,

            @Param("The user of SELinux: user_u.") Optional<String> seuser,
            @Param("The login shell.") Optional<String> shell,
            @Param("The home directory.") Optional<String> home,

            @Param(value = "Make the home directory when it is missing.", defaultValue = "yes", aliases = "createhome")
            boolean createHome,

            @Param(value = "Move the old home directory to the new place.", defaultValue = "no")
            boolean moveHome,

            @Param("What a new home directory is copied from.")
            Optional<String> skeleton,

            @Param(value = "Make it a system user, with a low number.", defaultValue = "no")
            boolean system,

            @Param("The password, hashed as in /etc/shadow.")
            Optional<Secret> password,

            @Param(value = "Set the password always, or only for a new user.", defaultValue = "always")
            UpdatePassword updatePassword,

            @Param("Lock or unlock the password.") Optional<Boolean> passwordLock,

            PasswordAge passwordAge,

            @Param("The umask that a new home directory is made with, such as 077.")
            Optional<String> umask,

            @Param(
                    value = "Accepted for compatibility: accounts are always changed in the host's own files.",
                    defaultValue = "no")
            boolean local,

            @Param("When the account ends, in seconds since 1970; -1 for never.")
            Optional<Double> expires,

            @Param(value = "With state absent, remove the home directory too.", defaultValue = "no")
            boolean remove,

            @Param(
                    value =
                            "With state absent, remove the user even when logged in; with generate_ssh_key, replace a key that is there.",
                    defaultValue = "no")
            boolean force,

            SshKey sshKey) {}

    /** For how long a password is good, in days; -1 takes a limit away. */
    public record PasswordAge(
            @Param("Days after which the password must be changed.")
            Optional<Long> passwordExpireMax,

            @Param("Days before which the password cannot be changed.")
            Optional<Long> passwordExpireMin,

            @Param("Days before it must be changed, from which on one is warned.")
            Optional<Long> passwordExpireWarn,

            @Param("Days after it had to be changed, when the account is disabled.")
            Optional<Long> passwordExpireAccountDisable) {

        /** What is wanted of the fields of shadow(5), by their number there, counted from one. */
        Map<Integer, Optional<Long>> fields() {
            return Map.of(
                    4, passwordExpireMin,
                    5, passwordExpireMax,
                    6, passwordExpireWarn,
                    7, passwordExpireAccountDisable);
        }
    }

    /** A key pair of the user's own. */
    public record SshKey(
            @Param(value = "Make an SSH key pair when there is none.", defaultValue = "no")
            boolean generateSshKey,

            @Param(value = "The sort of key.", defaultValue = "rsa")
            String sshKeyType,

            @Param("How long it is.") Optional<Long> sshKeyBits,
            @Param("Where it is, in the home directory.") Optional<String> sshKeyFile,

            @Param(value = "Its comment; the one without another names the host.", defaultValue = COMMENT)
            String sshKeyComment,

            @Param("Its passphrase; without one it has none.")
            Optional<Secret> sshKeyPassphrase) {

        private static final String COMMENT = "ansible-generated on $HOSTNAME";

        public SshKey {
            if (sshKeyPassphrase
                    .filter(secret -> secret.reveal().contains("\n"))
                    .isPresent()) {
                throw new ProblemException(List.of(Problem.error("parameter 'ssh_key_passphrase' must be one line")));
            }
        }

        /** In a script in which {@code $h} is the home. */
        String path() {
            String file = sshKeyFile.orElse(".ssh/id_" + sshKeyType);
            return file.startsWith("/") ? Quote.quote(file) : "\"$h\"/" + Quote.quote(file);
        }

        String file(String home) {
            String file = sshKeyFile.orElse(".ssh/id_" + sshKeyType);
            return file.startsWith("/") ? file : home + "/" + file;
        }

        String comment() {
            return sshKeyComment.equals(COMMENT) ? "\"ansible-generated on $(uname -n)\"" : Quote.quote(sshKeyComment);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        UserState state = UserState.ask(params, host);
        UserChange change = new UserChange(params, state);
        if (params.state == State.ABSENT) {
            if (state.exists()) {
                host.mustRun(change.removal(), change.removalEffect());
            }
            Outcome outcome = Outcome.ok().with("name", params.name).with("state", "absent");
            return state.exists() ? outcome.with("force", params.force).with("remove", params.remove) : outcome;
        }
        if (state.has("noselinux")) {
            throw new HostFailure("SELinux is not enabled on this host, so nobody is a user of it; leave out seuser");
        }
        if (change.differences().isEmpty()) {
            return outcome(params, state, state.fields());
        }
        return outcome(params, state, UserResult.of(change, host.run(change.command(), change.effect())));
    }

    private static Outcome outcome(Params params, UserState before, Map<String, Object> fields) {
        Outcome outcome = Outcome.ok(fields)
                .with("name", params.name)
                .with("state", "present")
                .with("append", params.append.orElse(false))
                .with("move_home", params.moveHome);
        if (!before.exists()) {
            outcome = outcome.with("system", params.system).with("create_home", params.createHome);
        }
        return withGroups(
                params, params.password.isPresent() ? outcome.with("password", "NOT_LOGGING_PASSWORD") : outcome);
    }

    private static Outcome withGroups(Params params, Outcome outcome) {
        return params.groups
                .map(groups -> outcome.with("groups", String.join(",", groups)))
                .orElse(outcome);
    }
}
