package dev.sentryprovision.module.source;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.value.None;
import java.util.List;
import java.util.Optional;

/** Makes a git repository present at a version. */
@ModuleSpec(
        name = "git",
        summary = "Clones a git repository, and brings it to a branch, tag or commit.",
        returns = {
            "before, after: the commits",
            "remote_url_changed: whether the repository's address was changed",
            "warnings: what git warned of, such as a depth that a local source does not know",
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

    private static final String WARNING = "warning: ";

    @Rule(exclusive = {"separate_git_dir", "bare"})
    @Rule(exclusive = {"accept_hostkey", "accept_newhostkey"})
    @Rule(oneOf = {"dest", "clone"})
    @Rule(when = "archive_prefix", needs = "archive")
    public record Params(
            @Param(
                    value = "Where it comes from: an address, or a path or bundle on the host.",
                    required = true,
                    aliases = "name")
            String repo,

            @Param(
                    value =
                            "Where it goes. With clone: false it may be left out: then only the version's commit is told.",
                    name = "dest")
            Optional<RemotePath> destination,

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

            GitExtras extras) {

        /** Without one, a path where nothing can be. */
        RemotePath dest() {
            return destination.orElse(new RemotePath("/dev/null/nothing"));
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        if (params.mayClone && params.destination.isEmpty()) {
            return Outcome.failed("the destination directory must be specified unless clone=no");
        }
        GitCommands commands = new GitCommands(params, GitAddress.of(params.repo));
        GitState state = GitState.ask(params, commands, host).get();
        return state.exists() ? update(params, commands, state, host) : clone(params, commands, state, host);
    }

    private static Outcome clone(Params params, GitCommands commands, GitState state, Host host) {
        String commit = state.wanted(params);
        if (!params.mayClone) {
            return outcome("", commit, false);
        }
        List<String> warnings =
                run(commands.clone(state), new GitEffects(params, commands, host).clone(state, commit), host);
        GitArchive.of(params.extras).ifPresent(archive -> archive.make(commands, true, host));
        return warned(outcome("", commit, false), warnings);
    }

    /** @return what git warned of */
    private static List<String> run(Command command, Effect effect, Host host) {
        return switch (host.run(command, effect)) {
            case RunResult.NotRun _ -> List.of();
            case RunResult.Ran(Reply reply)
            when !reply.succeeded() -> throw HostFailure.ofCommand(effect.summary(), reply);
            case RunResult.Ran(Reply reply) ->
                reply.err()
                        .lines()
                        .filter(line -> line.startsWith(WARNING))
                        .map(line -> line.substring(WARNING.length()))
                        .toList();
        };
    }

    private static Outcome warned(Outcome outcome, List<String> warnings) {
        Outcome told = outcome.with("warnings", warnings);
        for (String warning : warnings) {
            told = told.withWarning(warning);
        }
        return told;
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
            return Outcome.failed("Local modifications exist in the destination: " + params.dest() + " (force=no).")
                    .with("before", state.before());
        }
        boolean updated = moved
                || state.dirty()
                || state.submodulesBehind()
                || !state.before().equals(commit);
        List<String> warnings = updated
                ? run(commands.update(state), new GitEffects(params, commands, host).update(state, commit), host)
                : List.of();
        archive(params, commands, state, updated, host);
        return relocated(warned(outcome(state.before(), commit, moved), warnings), params, state, relocated);
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
                Effect.of("move the repository of " + params.dest()).changing("git_dir", state.gitDir(), path.text())));
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
                .with("remote_url_changed", moved)
                .with("warnings", List.of());
    }
}
