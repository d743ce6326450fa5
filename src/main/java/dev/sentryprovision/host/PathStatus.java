package dev.sentryprovision.host;

/**
 * What is at a path.
 *
 * @param mode       permission bits, with set-id and sticky: 0 to 07777
 * @param size       bytes
 * @param modified   seconds since 1970
 * @param linkTarget the text of a symbolic link, else empty
 */
public record PathStatus(
        Kind kind,
        int mode,
        String owner,
        String group,
        long uid,
        long gid,
        long size,
        double modified,
        double accessed,
        double changed,
        long inode,
        long device,
        long links,
        String linkTarget) {

    /** The kinds of entries. */
    public enum Kind {
        ABSENT,
        FILE,
        DIRECTORY,
        SYMBOLIC_LINK,
        OTHER
    }

    public static PathStatus absent() {
        return new PathStatus(Kind.ABSENT, 0, "", "", 0, 0, 0, 0, 0, 0, 0, 0, 0, "");
    }

    public boolean exists() {
        return kind != Kind.ABSENT;
    }

    public boolean isFile() {
        return kind == Kind.FILE;
    }

    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    public boolean isLink() {
        return kind == Kind.SYMBOLIC_LINK;
    }

    PathStatus with(int newMode, Ownership owner) {
        return new PathStatus(
                kind,
                newMode,
                owner.owner(),
                owner.group(),
                owner.uid(),
                owner.gid(),
                size,
                modified,
                accessed,
                changed,
                inode,
                device,
                links,
                linkTarget);
    }

    /** A folder of the same owner with the permissions that folders have. */
    public PathStatus asNewFolder() {
        return new PathStatus(
                Kind.DIRECTORY, 0755, owner, group, uid, gid, 4096, modified, accessed, changed, 0, 0, 2, "");
    }

    /** The same of another size: a file that is decrypted on its way. */
    public PathStatus withSize(long newSize) {
        return new PathStatus(
                kind,
                mode,
                owner,
                group,
                uid,
                gid,
                newSize,
                modified,
                accessed,
                changed,
                inode,
                device,
                links,
                linkTarget);
    }

    PathStatus withTimes(double newModified, double newAccessed) {
        return new PathStatus(
                kind,
                mode,
                owner,
                group,
                uid,
                gid,
                size,
                newModified,
                newAccessed,
                changed,
                inode,
                device,
                links,
                linkTarget);
    }
}
