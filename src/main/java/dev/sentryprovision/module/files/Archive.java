package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.PathStatus.Kind;
import java.util.List;

/**
 * What is in an archive.
 *
 * @param kind        as Ansible's results name it
 * @param keepsOwners whether it knows whom its files belong to
 */
record Archive(String kind, boolean keepsOwners, List<Entry> entries) {

    /**
     * One thing in it.
     *
     * @param path     relative, without dots and slashes at its ends
     * @param modified seconds since 1970
     * @param digest   the SHA-256 of a file
     */
    record Entry(
            String path,
            Kind kind,
            int mode,
            long uid,
            long gid,
            double modified,
            String linkTarget,
            Content content,
            String digest) {

        /** As tar and unzip list it. */
        String shown() {
            return kind == Kind.DIRECTORY ? path + "/" : path;
        }

        Entry at(String newPath) {
            return new Entry(newPath, kind, mode, uid, gid, modified, linkTarget, content, digest);
        }
    }
}
