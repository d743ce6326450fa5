package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import java.util.Optional;

/**
 * A folder as rsync would copy it.
 *
 * @param prefix   what stands before its paths for patterns
 * @param ofFolder false for a single file: then the folder it is in is none of its business
 * @param mayChown whether the host's user can give files away
 * @param earlier  copies of it that may have some of its files
 */
record SyncWishes(
        SynchronizeModule.Params params,
        String prefix,
        boolean ofFolder,
        boolean mayChown,
        Asked<KnownAccounts> accounts,
        LinkTrees earlier)
        implements TreeWishes {

    /** What new files do not get where permissions are not kept. */
    private static final int MASKED = 022;

    @Override
    public Attributes ofFile(SourceTree.Entry entry, PathStatus there) {
        return attributes(entry.status(), there, false);
    }

    @Override
    public Attributes ofFolder(PathStatus source, PathStatus there) {
        return attributes(source, there, true);
    }

    private Attributes attributes(PathStatus source, PathStatus there, boolean folder) {
        boolean keepsMode = params.keeps(params.perms());
        int mode = params.options().applyTo(source.mode(), folder);
        Optional<ModeSpec> wanted = keepsMode
                ? Optional.of(ModeSpec.ofBits(mode))
                : there.exists() ? Optional.empty() : Optional.of(ModeSpec.ofBits(mode & ~MASKED));
        Optional<String> owner = mayChown && params.keeps(params.owner())
                ? Optional.of(accounts.get().users().contains(source.owner()) ? source.owner() : "" + source.uid())
                : Optional.empty();
        Optional<String> group = mayChown && params.keeps(params.group())
                ? Optional.of(accounts.get().groups().contains(source.group()) ? source.group() : "" + source.gid())
                : Optional.empty();
        return new Attributes(wanted, owner, group);
    }

    /** The folder itself belongs to what is copied. */
    @Override
    public boolean concernsRoot() {
        return ofFolder;
    }

    @Override
    public boolean concerns(SourceTree.Entry entry, PathStatus there) {
        return there.exists() || !params.existingOnly();
    }

    @Override
    public Optional<Double> modified(SourceTree.Entry entry) {
        return params.keeps(params.times())
                ? Optional.of(Math.floor(entry.status().modified()))
                : Optional.empty();
    }

    @Override
    public Optional<RemotePath> twin(SourceTree.Entry entry) {
        return earlier.twin(entry, ofFile(entry, PathStatus.absent()), modified(entry));
    }

    @Override
    public boolean makesWay() {
        return true;
    }

    @Override
    public boolean removes(String path, PathStatus there) {
        return params.delete()
                && ofFolder
                && (params.isRecursive() || !path.contains("/"))
                && params.options().filter().admits(prefix + path, there.isDirectory());
    }

    @Override
    public Replacing replacing() {
        return Replacing.PLAINLY;
    }

    @Override
    public WantedAttributes extras() {
        return WantedAttributes.of(Attributes.KEEP);
    }
}
