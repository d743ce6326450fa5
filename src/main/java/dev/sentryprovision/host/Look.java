package dev.sentryprovision.host;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.shell.Command;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A question about a machine. Equal looks have equal answers as long as nothing changes. */
public sealed interface Look<T> {

    /** What is at a path; {@code follow} looks through links. */
    record Stat(RemotePath path, boolean follow) implements Look<PathStatus> {}

    /** The content of a regular file (through links), when it has no more than {@code limit} bytes. */
    record Read(RemotePath path, long limit) implements Look<Reading> {

        /** Enough for what people edit; larger files are compared by digest. */
        public static final long SMALL = 256 * 1024;

        public static Read small(RemotePath path) {
            return new Read(path, SMALL);
        }
    }

    /** The digest of a regular file in lower-case hexadecimal; {@code algorithm} is md5, sha1, sha256, sha384 or sha512. */
    record Digest(RemotePath path, String algorithm) implements Look<Optional<String>> {}

    /** Where a path leads when all links on the way are followed; what is not there stays as it is written. */
    record RealPath(RemotePath path) implements Look<RemotePath> {}

    /**
     * Everything below a directory, itself not included, in order of path; links are not followed.
     *
     * @param depth how many levels: 1 is what is in the directory itself
     */
    record Tree(RemotePath path, boolean digests, int depth) implements Look<List<TreeEntry>> {

        public static final int ALL = Integer.MAX_VALUE;

        public Tree(RemotePath path, boolean digests) {
            this(path, digests, ALL);
        }

        public static Tree childrenOf(RemotePath path) {
            return new Tree(path, false, 1);
        }

        /** Whether it reaches down to an entry below its directory. */
        boolean reaches(RemotePath entry) {
            return depth == ALL || entry.depth() - path.depth() <= depth;
        }
    }

    /** Whether this user may put entries into a folder (through links) and take them away; true where there is none. */
    record Writable(RemotePath folder) implements Look<Boolean> {}

    /** Whether the machine knows a user or a group by its name. */
    record Known(Names names, String name) implements Look<Boolean> {}

    /** What has names on a machine. */
    enum Names {
        USER,
        GROUP
    }

    /**
     * A command that only looks.
     *
     * @param dependsOn     when an earlier change of a dry run touched one of these, the answer is unknown
     * @param mayAppearWith the same, but only when the command's status is not 0: what it asks for is not there yet
     */
    record Query(Command command, Set<Subject> dependsOn, Set<Subject> mayAppearWith) implements Look<Reply> {

        public static Query of(Command command) {
            return new Query(command, Set.of(), Set.of());
        }

        public Query dependingOn(Subject... subjects) {
            return new Query(command, Set.of(subjects), mayAppearWith);
        }

        public Query mayAppearWith(Subject... subjects) {
            return new Query(command, dependsOn, Set.of(subjects));
        }
    }

    /** The home of a user by name; status 1 when there is no such user. A module that makes a user predicts this. */
    static Query home(String user) {
        if (!user.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            throw new HostFailure("not a user name: '" + user + "'");
        }
        return Query.of(Command.script("h=~" + user + "; case $h in /*) printf %s \"$h\";; *) exit 1;; esac"))
                .mayAppearWith(Subject.named("user", user));
    }
}
