package dev.sentryprovision.module.source;

import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.value.None;
import java.util.Optional;

/** Makes a git repository present at a version. */
@ModuleSpec(
        name = "git",
        summary = "Clones a git repository, and brings it to a branch, tag or commit.",
        returns = {
            "before, after: the commits",
            "remote_url_changed: whether the repository's address was changed",
            "git_dir_before, git_dir_now: where the repository was and is, when it was moved"
        },
        examples = """
                - git:
                    repo: https://github.com/getsentry/self-hosted.git
                    dest: /opt/sentry
                    version: 25.9.0
                    depth: 1
                """)
public final class GitModule implements Module<GitModule.Params> {

    @Rule(exclusive = {"separate_git_dir", "bare"})
    @Rule(exclusive = {"accept_hostkey", "accept_newhostkey"})
    @Rule(when = "archive_prefix", needs = "archive")
    public record Params(
            @Param(
                    value = "Where it comes from: an address, or a path or bundle on the host.",
                    required = true,
                    aliases = "name")
            String repo,

            @Param(value = "Where it goes.", required = true)
            RemotePath dest,

            @Param(value = "A branch, tag or commit; HEAD is the default branch.", defaultValue = "HEAD")
            String version,

            @Param(value = "The name of the remote.", defaultValue = "origin")
            String remote,

            @Param("Fetch no more than so many commits of history.")
            Optional<Long> depth,

            @Param(value = "Clone it when it is not there.", name = "clone", defaultValue = "yes")
            boolean mayClone,

            @Param(value = "Bring it to the version when it is there.", defaultValue = "yes")
            boolean update,

            @Param(value = "Throw away changes to files of the repository.", defaultValue = "no")
            boolean force,

            @Param(value = "Clone without files checked out.", defaultValue = "no")
            boolean bare,

            @Param(value = "Fetch submodules.", defaultValue = "yes")
            boolean recursive,

            @Param(value = "Fetch the history of the version's branch only.", defaultValue = "no")
            boolean singleBranch,

            @Param("What to fetch besides, as a refspec.") Optional<String> refspec,

            @Param("A repository on the host to take objects from.")
            Optional<RemotePath> reference,

            @Param(value = "Trust any host key of an ssh server.", defaultValue = "no")
            boolean acceptHostkey,

            @Param(value = "Trust a host key that is not known yet.", defaultValue = "no")
            boolean acceptNewhostkey,

            @Param("A private key on the host, for ssh.") Optional<RemotePath> keyFile,
            @Param("Further options for ssh.") Optional<String> sshOpts,

            @Param(value = "The git program.", defaultValue = "git")
            String executable,

            GitExtras extras) {}

    @Override
    public Outcome run(Params params, Host host) {
        GitCommands commands = new GitCommands(params, GitAddress.of(params.repo));
        GitState state = GitState.ask(params, commands, host).get();
        return state.exists() ? update(params, commands, state, host) : clone(params, commands, state, host);
    }

    private static Outcome clone(Params params, GitCommands commands, GitState state, Host host) {
        if (params.mayClone) {
            String commit = state.wanted(params);
            host.mustRun(commands.clone(state), new GitEffects(params, commands, host).clone(state, commit));
            GitArchive.of(params.extras).ifPresent(archive -> archive.make(commands, true, host));
        }
        return outcome("", state.wanted(params), false);
    }

    private static Outcome update(Params params, GitCommands commands, GitState state, Host host) {
        boolean relocated = relocate(params, commands, state, host);
        if (!params.update) {
            archive(params, commands, state, false, host);
            return relocated(outcome(state.before(), state.before(), false), params, state, relocated);
        }
        String commit = state.wanted(params);
        boolean moved = !state.address().equals(commands.address().shown());
        if (state.dirty() && !params.force) {
            return Outcome.failed("Local modifications exist in the destination: " + params.dest + " (force=no).")
                    .with("before", state.before());
        }
        boolean updated = moved
                || state.dirty()
                || state.submodulesBehind()
                || !state.before().equals(commit);
        if (updated) {
            host.mustRun(commands.update(state), new GitEffects(params, commands, host).update(state, commit));
        }
        archive(params, commands, state, updated, host);
        return relocated(outcome(state.before(), commit, moved), params, state, relocated);
    }

    private static void archive(Params params, GitCommands commands, GitState state, boolean updated, Host host) {
        GitArchive.of(params.extras)
                .filter(_ -> updated || !state.archived())
                .ifPresent(archive -> archive.make(commands, updated, host));
    }

    private static boolean relocate(Params params, GitCommands commands, GitState state, Host host) {
        Optional<RemotePath> wanted =
                params.extras.separateGitDir().filter(path -> !path.text().equals(state.gitDir()));
        wanted.ifPresent(path -> host.mustRun(
                commands.relocate(path),
                Effect.of("move the repository of " + params.dest).changing("git_dir", state.gitDir(), path.text())));
        return wanted.isPresent();
    }

    private static Outcome relocated(Outcome outcome, Params params, GitState state, boolean relocated) {
        return relocated
                ? outcome.with("git_dir_before", state.gitDir())
                        .with(
                                "git_dir_now",
                                params.extras.separateGitDir().orElseThrow().text())
                : outcome;
    }

    private static Outcome outcome(String before, String after, boolean moved) {
        return Outcome.ok()
                .with("before", before.isEmpty() ? None.NONE : before)
                .with("after", after)
                .with("remote_url_changed", moved);
    }
}
