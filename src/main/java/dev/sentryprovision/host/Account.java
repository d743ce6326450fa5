package dev.sentryprovision.host;

import java.util.Set;

/**
 * Who a shell runs as, as the machine says.
 *
 * @param group  name of the primary group
 * @param groups numbers of all groups, the primary one among them
 * @param umask  bits that new files do not get
 */
public record Account(String user, long uid, String group, long gid, Set<Long> groups, String home, int umask) {

    public boolean isRoot() {
        return uid == 0;
    }

    /** Whether it may put entries into a folder, by its mode; without the number of its group, as if it were a member. */
    boolean mayFill(PathStatus folder) {
        boolean member = folder.gid() == Ownership.UNTOLD || groups.contains(folder.gid());
        int shift = owns(folder) ? 6 : member ? 3 : 0;
        return isRoot() || (folder.mode() >> shift & 3) == 3;
    }

    boolean owns(PathStatus entry) {
        return entry.uid() == Ownership.UNTOLD ? entry.owner().equals(user) : entry.uid() == uid;
    }
}
