package dev.sentryprovision.module.packages;

import java.util.List;

/**
 * The lock of a package manager: shell text that waits while another program holds it, and says which one when that
 * takes too long.
 *
 * @param manager whose lock it is, for the message
 * @param files   what it locks, as words that the shell expands; a file that ends in {@code .pid} has its holder's number in it
 * @param seconds how long to wait
 */
record PackageLock(String manager, List<String> files, long seconds) {

    /** What the script ends with when the lock was not let go. */
    static final int HELD = 98;

    /** What apt-get and dpkg lock: the frontend, the database, the lists and the archive of packages. */
    static PackageLock ofApt(long seconds) {
        return new PackageLock(
                "dpkg",
                List.of(
                        "/var/lib/dpkg/lock-frontend",
                        "/var/lib/dpkg/lock",
                        "/var/lib/apt/lists/lock",
                        "/var/cache/apt/archives/lock"),
                seconds);
    }

    /** What dnf, yum and rpm lock. */
    static PackageLock ofDnf(long seconds) {
        return new PackageLock(
                "dnf",
                List.of(
                        "/var/cache/dnf/*_lock.pid",
                        "/var/lib/dnf/*_lock.pid",
                        "/run/yum.pid",
                        "$(rpm --eval %_dbpath)/.rpm.lock"),
                seconds);
    }

    /** Alpine's database; its own waiting would not say whom it waits for. */
    static PackageLock ofApk() {
        return new PackageLock("apk", List.of("/lib/apk/db/lock", "/usr/lib/apk/db/lock"), 60);
    }

    /**
     * The kernel lists locks by the inode of their file, and an inode's number is its file system's own: that a process
     * holds the file counts only when it has it open.
     */
    String script() {
        return """
            holder() {
              for f in %s; do
                [ -e "$f" ] || continue
                case $f in *.pid) p=$(cat "$f") && [ -n "$p" ] && [ -d "/proc/$p" ] && { echo "$p"; return; };; esac
                i=$(stat -c %%i "$f" 2>/dev/null) || continue
                while read -r _ _ _ _ p n _; do
                  [ "${n##*:}" = "$i" ] || continue
                  for d in "/proc/$p/fd/"*; do [ ! "$d" -ef "$f" ] || { echo "$p"; return; }; done
                done </proc/locks
              done
            }
            t=0
            while p=$(holder) && [ -n "$p" ]; do
              if [ "$t" -ge %d ]; then
                echo "%s is locked by process $p ($(tr '\\0' ' ' <"/proc/$p/cmdline" 2>/dev/null | sed 's/ $//' | cut -c 1-200)), after $t s of waiting" >&2
                exit %d
              fi
              t=$((t + 1)); sleep 1
            done
            """.formatted(String.join(" ", files), seconds, manager, HELD);
    }
}
