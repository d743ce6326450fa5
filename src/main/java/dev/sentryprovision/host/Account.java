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
}
