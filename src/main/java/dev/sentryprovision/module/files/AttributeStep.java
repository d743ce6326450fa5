package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import java.util.Optional;

/** Gives a path that is there the attributes and times it should have, where they differ. */
record AttributeStep(FileModule.Params params, Host host) {

    Attributes wanted() {
        return params.attributes().wanted();
    }

    void apply(RemotePath path, PathStatus status) {
        if (!Attained.by(status, wanted())) {
            host.setAttributes(path, wanted());
        }
        times(path, status, "preserve");
    }

    /** @param byDefault what a time that is not given should be: {@code preserve} or {@code now} */
    void times(RemotePath path, PathStatus status, String byDefault) {
        double now = params.controller().now().toEpochMilli() / 1000.0;
        Optional<Double> modified = params.times().modified(byDefault, now, host::facts);
        Optional<Double> accessed = params.times().accessed(byDefault, now, host::facts);
        boolean differs = modified.filter(time -> time != status.modified()).isPresent()
                || accessed.filter(time -> time != status.accessed()).isPresent();
        if (differs) {
            host.touch(path, modified, accessed);
        }
    }
}
