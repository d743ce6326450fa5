package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.PathStatus;
import java.util.Optional;

/** A folder as the copy module copies it: what is there beyond the source stays. */
record CopyWishes(CopyModule.Params params) implements TreeWishes {

    @Override
    public Attributes ofFile(SourceTree.Entry entry, PathStatus there) {
        return params.attributes().of(entry.mode());
    }

    /** {@code mode: preserve} counts for new folders as well; any other mode is one for files. */
    @Override
    public Attributes ofFolder(PathStatus source, PathStatus there) {
        if (there.exists()) {
            return params.attributes().ofFolder(Optional.empty());
        }
        boolean preserve = params.attributes()
                .mode()
                .filter(mode -> mode.given().isEmpty())
                .isPresent();
        return preserve && params.directoryMode().isEmpty()
                ? params.attributes().of(source.mode())
                : params.attributes().ofFolder(params.directoryMode());
    }

    @Override
    public boolean concernsRoot() {
        return false;
    }

    @Override
    public boolean concerns(SourceTree.Entry entry, PathStatus there) {
        return !there.isFile() || params.force();
    }

    @Override
    public Optional<Double> modified(SourceTree.Entry entry) {
        return Optional.empty();
    }

    @Override
    public boolean makesWay() {
        return false;
    }

    @Override
    public boolean removes(String path, PathStatus there) {
        return false;
    }

    @Override
    public Replacing replacing() {
        return params.replacing();
    }

    @Override
    public WantedAttributes extras() {
        return params.attributes().allOf(0);
    }
}
