package dev.sentryprovision.host;

import java.util.Optional;

/**
 * What a step meets.
 *
 * @param account    who takes it
 * @param before     what is at its path
 * @param unknown    dry run only: why {@code before} is not known
 * @param parent     the folder it is in, links followed; empty when that is not known
 * @param linkTarget what a hard link will share
 * @param refusal    dry run only: why the machine would not let it happen
 * @param now        seconds since 1970
 * @param backup     where the old content would be kept
 */
record Situation(
        Account account,
        PathImage before,
        Optional<String> unknown,
        Optional<PathStatus> parent,
        Optional<PathImage> linkTarget,
        Optional<String> refusal,
        double now,
        RemotePath backup) {

    Situation refused(String reason) {
        return new Situation(account, before, unknown, parent, linkTarget, Optional.of(reason), now, backup);
    }

    PathStatus status() {
        return before.status();
    }

    /** New entries get the group of a folder that has the set-group-id bit. */
    Optional<PathStatus> groupGiver() {
        return parent.filter(folder -> (folder.mode() & 02000) != 0);
    }
}
