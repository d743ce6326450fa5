package dev.sentryprovision.module.source;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.host.UnknownUntilApplied;
import dev.sentryprovision.shell.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A repository as it is on a host, and what its source has; asked for in one round trip.
 *
 * @param exists           whether a repository is at the destination
 * @param before           the commit that is checked out
 * @param address          where it was cloned from
 * @param dirty            whether files of it were changed
 * @param submodulesBehind whether a submodule is missing or at another commit
 * @param archived         whether the archive of it is there that is wanted
 * @param gitDir           where the repository itself is
 * @param local            the commit that the wanted version is in the clone, or empty
 * @param references       the source's references to the wanted version and their commits
 */
record GitState(
        boolean exists,
        String before,
        String address,
        boolean dirty,
        boolean submodulesBehind,
        boolean archived,
        String gitDir,
        String local,
        Map<String, String> references) {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");

    static Asked<GitState> ask(GitModule.Params params, GitCommands commands, Host host) {
        List<Subject> source = commands.address().isPath()
                ? List.of(Subject.path(host.resolve(commands.address().path())))
                : List.of();
        List<Subject> both = new ArrayList<>(source);
        both.add(Subject.path(params.dest()));
        Asked<Reply> asked = host.ask(query(commands.look(), both));
        return () -> {
            try {
                return read(asked.get(), params.dest());
            } catch (UnknownUntilApplied e) {
                // An earlier task of a dry run touched the destination. If nothing will be in it, only the source
                // counts.
                if (!isEmpty(params.dest(), host)) {
                    throw e;
                }
                return read(host.look(query(commands.lookAtSource(), source)), params.dest());
            }
        };
    }

    private static Look.Query query(Command command, List<Subject> subjects) {
        return Look.Query.of(command)
                .dependingOn(subjects.toArray(Subject[]::new))
                .mayAppearWith(Subject.named("package", "git"), Subject.anyOf("repository"));
    }

    private static boolean isEmpty(RemotePath dest, Host host) {
        PathStatus status = host.stat(dest);
        return !status.exists()
                || status.isDirectory() && host.look(new Look.Tree(dest, false)).isEmpty();
    }

    static GitState read(Reply reply, RemotePath dest) {
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("looking at the repository", reply);
        }
        Map<String, String> said = new LinkedHashMap<>();
        Map<String, String> references = new LinkedHashMap<>();
        for (String line : reply.out().lines().toList()) {
            String[] words = line.split("[ \t]", 3);
            if (words[0].equals("ref") && words.length == 3) {
                references.put(words[2], words[1]);
            } else {
                said.put(words[0], words.length > 1 ? line.substring(words[0].length() + 1) : "");
            }
        }
        if (said.containsKey("occupied")) {
            throw new HostFailure(dest + " is there, but it is no git repository and not empty");
        }
        return new GitState(
                said.containsKey("repository"),
                said.getOrDefault("before", ""),
                said.getOrDefault("address", ""),
                said.containsKey("dirty"),
                said.containsKey("submodules"),
                said.containsKey("archived"),
                said.getOrDefault("gitdir", ""),
                said.getOrDefault("local", ""),
                references);
    }

    /** The reference that the version names, if it is a branch or tag of the source. */
    Optional<String> reference(String version) {
        return List.of("refs/heads/" + version, "refs/tags/" + version, version).stream()
                .filter(references::containsKey)
                .findFirst();
    }

    boolean isBranch(String version) {
        return references.containsKey("refs/heads/" + version);
    }

    /**
     * The commit that the version is.
     *
     * @throws HostFailure when the source knows no such version
     */
    String wanted(GitModule.Params params) {
        String version = params.version();
        return reference(version)
                .map(name -> references.getOrDefault(name + "^{}", references.get(name)))
                .or(() -> Optional.of(local).filter(commit -> !commit.isEmpty()))
                .or(() ->
                        Optional.of(version).filter(text -> COMMIT.matcher(text).matches()))
                .orElseThrow(() -> new HostFailure("there is no branch, tag or commit '" + version + "' in "
                        + GitAddress.of(params.repo()).shown()));
    }
}
