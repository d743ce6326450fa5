package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import java.util.Optional;

/** What should become of a folder that is copied, where modules differ. What is there is absent for what is new. */
interface TreeWishes {

    Attributes ofFile(SourceTree.Entry entry, PathStatus there);

    Attributes ofFolder(PathStatus source, PathStatus there);

    /** Whether the folder at the root is itself given attributes when it is there already. */
    boolean concernsRoot();

    /** Whether something is put in its place, or given attributes. */
    boolean concerns(SourceTree.Entry entry, PathStatus there);

    /** When a file should have been modified last; empty when that does not count. */
    Optional<Double> modified(SourceTree.Entry entry);

    /** Whether what is in the way, as it is of another kind, is removed. */
    boolean makesWay();

    /** Whether something goes that the source does not have. */
    boolean removes(String path, PathStatus there);

    /** A file of the host that has the content and all else that is wanted, to be linked instead of copied. */
    default Optional<RemotePath> twin(SourceTree.Entry entry) {
        return Optional.empty();
    }

    Replacing replacing();

    WantedAttributes extras();
}
