package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Outcome;

/** What is there keeps its content; with state {@code touch} an empty file is made where there is nothing. */
record PresentState(FileModule.Params params, Host host) {

    Outcome file(FileLooks looks) {
        PathStatus status = looks.subject(params.follow());
        RemotePath path = looks.subjectPath(params.path(), params.follow());
        if (!status.isFile()) {
            if (!status.exists()) {
                host.confirmMissing();
            }
            String state = FileKeys.stateOf(status);
            return Outcome.failed("file (" + path + ") is " + state + ", cannot continue")
                    .with("path", path.text())
                    .with("state", state);
        }
        AttributeStep step = new AttributeStep(params, host);
        step.apply(path, status);
        looks.special().settle(path);
        return Outcome.ok(FileKeys.of(host, path, status)).with("path", path.text());
    }

    Outcome touch(FileLooks looks) {
        AttributeStep step = new AttributeStep(params, host);
        PathStatus status = looks.subject(params.follow());
        RemotePath path = looks.subjectPath(params.path(), params.follow());
        if (status.exists()) {
            if (!Attained.by(status, step.wanted())) {
                host.setAttributes(path, step.wanted());
            }
            looks.special().settle(path);
            step.times(path, status, "now");
            return Outcome.ok(FileKeys.of(host, path, status)).with("dest", path.text());
        }
        host.write(FileWrite.of(path, Content.of(""), step.wanted()));
        step.times(path, status, "preserve");
        looks.special().settle(path, true);
        return Outcome.ok(FileKeys.of(host, path, status)).with("dest", path.text());
    }
}
