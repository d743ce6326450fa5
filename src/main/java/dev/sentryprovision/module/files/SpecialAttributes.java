package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Param;
import java.util.Optional;

/** Attributes that not every system has: those of chattr, and SELinux's. Asked for only when they are given. */
public record SpecialAttributes(
        @Param(
                value =
                        "Flags as chattr has them: '+i' and '-i' change some, 'i' or '=i' says all. They need lsattr and"
                                + " chattr on the host, and a file system that has them.",
                aliases = "attr")
        Optional<FileFlags> attributes,

        @Param("The user part of the SELinux context, or _default for that of the policy; without effect where SELinux"
                + " is disabled, as all parts are.")
        Optional<String> seuser,

        @Param("The role part of the SELinux context, or _default.")
        Optional<String> serole,

        @Param("The type part of the SELinux context, or _default.")
        Optional<String> setype,

        @Param("The level part of the SELinux context, or _default.")
        Optional<String> selevel) {

    /** None is wanted. */
    public static final SpecialAttributes NONE = new SpecialAttributes(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What there is to be done when nothing is wanted. */
    private static final Pending NOTHING = (_, _) -> {};

    /** What was asked of a path, so that the attributes can be given to it later. */
    public interface Pending {

        /**
         * Gives the attributes, where they differ.
         *
         * @param path  the path that was asked about, or the one that a link there leads to
         * @param fresh its content was put in place since it was asked about: the flags are gone that it had
         */
        void settle(RemotePath path, boolean fresh);

        /** The same for a path whose content stayed. */
        default void settle(RemotePath path) {
            settle(path, false);
        }
    }

    boolean wantsContext() {
        return seuser.isPresent() || serole.isPresent() || setype.isPresent() || selevel.isPresent();
    }

    /** Asks what a path has, links followed; does not wait. */
    public Pending ask(Host host, RemotePath path) {
        return attributes.isEmpty() && !wantsContext() ? NOTHING : SpecialLook.ask(this, host, path);
    }
}
